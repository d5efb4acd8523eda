using System.Globalization;
using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>Finds tokens whose only fixed part stands in their middle.</summary>
sealed class InfixTokenDetector : Detector
{
    sealed record Row(string Id, string Anchor, Alphabet Before, int BeforeMin, int BeforeMax, Alphabet After, int AfterMin, int AfterMax)
    {
        internal byte[] AnchorBytes { get; } = Encoding.ASCII.GetBytes(Anchor);

        internal Rule Rule { get; } = new(Id, TokenClass.Secret, string.Create(CultureInfo.InvariantCulture,
            $"infix {Before.Name} {BeforeMin}-{BeforeMax} {Anchor} {After.Name} {AfterMin}-{AfterMax}"));
    }

    static readonly Row[] Rows =
    [
        new("telegram-bot-token", ":AA", Alphabet.Digits, 8, 10, Alphabet.Base64Url, 33, 33),
        new("terraform-token", ".atlasv1.", Alphabet.Base62, 14, 14, Alphabet.Base64Url, 60, 70),
        new("firebase-server-key", ":APA91b", Alphabet.Base64Url, 6, 24, Alphabet.Base64Url, 100, 200),
        new("azure-client-secret", "Q~", Alphabet.Base64Url, 4, 4, Alphabet.Dotted, 30, 34),
        new("mailchimp-key", "-us", Alphabet.Hex, 32, 32, Alphabet.Digits, 1, 2),
    ];

    internal override IReadOnlyList<Rule> Rules { get; } = [.. Rows.Select(row => row.Rule)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        foreach (var row in Rows)
            Scan(text.Bytes, row, hits);
    }

    static void Scan(ReadOnlySpan<byte> bytes, Row row, List<Hit> hits)
    {
        for (var at = 0; bytes[at..].IndexOf(row.AnchorBytes) is var next and >= 0;)
        {
            at += next;
            var body = at + row.AnchorBytes.Length;
            var before = row.Before.RunBefore(bytes[..at], row.BeforeMax);
            var after = row.After.Run(bytes[body..], row.AfterMax);
            if (before >= row.BeforeMin && before <= row.BeforeMax && after >= row.AfterMin && after <= row.AfterMax)
                hits.Add(new Hit(at - before, body + after, row.Rule));
            at++;
        }
    }
}
