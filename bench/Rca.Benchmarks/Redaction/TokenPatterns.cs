using System.Globalization;
using System.Text;
using Rca.Redaction.Rules;

namespace Rca.Benchmarks.Redaction;

/// <summary>The vendor table as other tools want it: regular expressions, and words to search for.</summary>
static class TokenPatterns
{
    const int Wanted = 99;

    // Above it a pattern is as good without a limit, and a regular expression much smaller.
    const int MaxRepeat = 64;

    static readonly string[] KeyStems =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "credential", "private_key", "authorization", "cookie", "bearer",
        "://", "-----BEGIN",
    ];

    /// <summary>Ninety-nine token formats, spread evenly over the table, in one alternation.</summary>
    internal static string Alternation()
    {
        var rows = VendorTokens.Rows.Where(row => row.Head is null && row.Anchor.Length > 2).ToArray();
        return string.Join('|', Enumerable.Range(0, Wanted).Select(i => Pattern(rows[i * rows.Length / Wanted])));
    }

    /// <summary>Every anchor and every stem of a secret's name.</summary>
    internal static IEnumerable<string> Words => VendorTokens.Rows.Select(row => row.Anchor).Concat(KeyStems).Distinct(StringComparer.Ordinal);

    static string Pattern(VendorToken row)
    {
        var max = row.Max > MaxRepeat ? "" : row.Max.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Escaped(row.Anchor)}[{Escaped(row.Body.Characters)}]{{{row.Min},{max}}}");
    }

    static string Escaped(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
            result.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or ':' or '=' or ',' or '%' or '@' or '!' ? "" : "\\").Append(c);
        return result.ToString();
    }
}
