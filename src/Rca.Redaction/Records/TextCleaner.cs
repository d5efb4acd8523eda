using System.Globalization;
using System.Text;

namespace Rca.Redaction.Records;

/// <summary>Removes what a reader would not see but a terminal or a model would obey, before scanning, so that it cannot split a secret either.</summary>
static class TextCleaner
{
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = EscapeLength(text, at);
            if (length > 0)
            {
                at += length;
                continue;
            }
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var units) != System.Buffers.OperationStatus.Done)
                rune = Rune.ReplacementChar;
            if (rune.Value is 0x2028 or 0x2029)
                clean.Append('\n');
            else if (IsVisible(rune))
                clean.Append(rune.ToString());
            at += units;
        }
        return clean.ToString();
    }

    static bool IsVisible(Rune rune) =>
        rune.Value is '\n' or '\t'
        || (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && !IsVariationSelector(rune.Value));

    // Selectors can carry a byte each, unseen.
    static bool IsVariationSelector(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    static int EscapeLength(string text, int at)
    {
        if (text[at] == '\u009b')
            return ControlSequence(text, at, at + 1);
        if (text[at] != '\u001b' || at + 1 >= text.Length)
            return 0;
        return text[at + 1] switch
        {
            '[' => ControlSequence(text, at, at + 2),
            ']' or 'P' or 'X' or '^' or '_' => StringSequence(text, at, at + 2),
            _ => 1,
        };
    }

    static int ControlSequence(string text, int start, int at)
    {
        while (at < text.Length && text[at] is >= ' ' and <= '?')
            at++;
        return at - start + (at < text.Length && text[at] is >= '@' and <= '~' ? 1 : 0);
    }

    static int StringSequence(string text, int start, int at)
    {
        while (at < text.Length && text[at] is not ('\a' or '\u001b' or '\n'))
            at++;
        var terminator = at >= text.Length || text[at] == '\n' ? 0 : text[at] == '\a' ? 1 : 2;
        return Math.Min(at + terminator, text.Length) - start;
    }
}
