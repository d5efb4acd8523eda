using System.Globalization;
using System.Text;

namespace Rca.Pipeline.Reports;

/// <summary>Text of which every character can be seen: what a screen does not show, or obeys, is written as its code point.</summary>
static class VisibleText
{
    /// <summary>The longest text that is shown whole.</summary>
    public const int Longest = 2000;

    // More marks on one letter than any language has draw over the lines around it.
    const int MostMarks = 4;

    /// <summary>The text in runs: readable ones, and marks such as <c>⟨U+202E⟩</c>.</summary>
    public static IEnumerable<(string Text, bool IsMark)> Runs(string text)
    {
        var run = new StringBuilder();
        var marks = 0;
        var shown = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++shown > Longest)
            {
                if (run.Length > 0) yield return (run.ToString(), false);
                yield return (string.Create(CultureInfo.InvariantCulture, $"⟨{text.Length - Longest} more characters⟩"), true);
                yield break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MostMarks && IsSeen(rune, category))
            {
                run.Append(rune.ToString());
                continue;
            }

            if (run.Length > 0) yield return (run.ToString(), false);
            run.Clear();
            yield return (string.Create(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩"), true);
        }

        if (run.Length > 0) yield return (run.ToString(), false);
    }

    /// <summary>The same as one text.</summary>
    public static string Of(string text) => string.Concat(Runs(text).Select(run => run.Text));

    static bool IsSeen(Rune rune, UnicodeCategory category) => rune.Value is '\n' || category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
            && rune.Value is not (0x3164 or 0x115F or 0x1160 or 0xFFA0 or 0x2800);
}
