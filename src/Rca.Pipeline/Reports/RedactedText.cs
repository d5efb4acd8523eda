using System.Text.RegularExpressions;

namespace Rca.Pipeline.Reports;

/// <summary>Splits text at the tokens that stand for what was redacted, which are long and say little to a reader.</summary>
static partial class RedactedText
{
    /// <summary>The parts of a text; <c>Token</c> is null for those that are no token.</summary>
    public static IEnumerable<(string Text, string? Token)> Parts(string text)
    {
        var at = 0;
        foreach (Match match in TokenPattern().Matches(text))
        {
            if (match.Index > at) yield return (text[at..match.Index], null);
            // Enough of it to see whether two are the same value.
            yield return ($"{match.Groups["class"].Value} {match.Groups["token"].Value[..4]}", match.Value);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return (text[at..], null);
    }

    [GeneratedRegex(@"\[REDACTED:(?<class>[a-z0-9-]{1,40}):[a-z0-9]{1,20}:(?<token>[a-z0-9]{8,64})\]", RegexOptions.NonBacktracking)]
    private static partial Regex TokenPattern();
}
