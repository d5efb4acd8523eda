using System.Text;
using Rca.Redaction;
using Rca.Redaction.Rules;
using Rca.Redaction.Rules.Checksums;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>Tokens made at run time from a row's own facts, and what the table finds in a text.</summary>
static class VendorSample
{
    static readonly TokenMint Mint = new(new TokenKey("k1", Enumerable.Repeat((byte)7, 32).ToArray()));

    internal static string Of(VendorToken row) => Of(row, row.Min);

    internal static string Of(VendorToken row, int bodyLength) =>
        row.Checksum == Checksum.Asana ? row.Anchor + Run(Alphabet.Digits, bodyLength - 33, row.Id) + ":" + Run(Alphabet.LowerHex, 32, row.Id)
        : row.ChecksumDecides ? DiscordBot(row, bodyLength)
        : HeadOf(row, row.Head?.Min ?? 0) + row.Anchor + BodyOf(row, bodyLength);

    internal static string HeadOf(VendorToken row, int length) => row.Head is { } head ? Run(head.Alphabet, length, row.Id + "head") : "";

    internal static string BodyOf(VendorToken row, int length)
    {
        var body = Run(row.Body, length, row.Id).ToCharArray();
        if (row.Mixed && length > 3)
            "7Qx".CopyTo(0, body, length / 2, 3);
        return new string(body);
    }

    /// <summary>A character that looks like one of the alphabet and is not.</summary>
    internal static char ForeignTo(Alphabet alphabet) => "gGzZ-_.+/~%!\"".First(c => !alphabet.Characters.Contains(c, StringComparison.Ordinal));

    static readonly SharedSearch Search = new([new VendorTokenDetector()]);

    internal static List<Hit> Hits(string text)
    {
        var hits = new List<Hit>();
        Search.Scan(Encoding.UTF8.GetBytes(text), Mint, hits);
        return hits;
    }

    internal static List<Hit> Hits(VendorToken row, string text) => [.. Hits(text).Where(hit => hit.Rule == row.Rule)];

    // Ends are letters or digits: a full stop at the end would belong to the sentence, a dash might to anything.
    static string Run(Alphabet alphabet, int length, string seed)
    {
        var random = new Random(seed.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)));
        var plain = string.Concat(alphabet.Characters.Where(char.IsAsciiLetterOrDigit));
        return string.Concat(Enumerable.Range(0, length).Select(at =>
        {
            var from = at == 0 || at == length - 1 ? plain : alphabet.Characters;
            return from[random.Next(from.Length)];
        }));
    }

    static string DiscordBot(VendorToken row, int bodyLength)
    {
        var leading = row.Id[^1];
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(leading + "12345678901234567"));
        var signature = bodyLength - (id.Length - 2) - 8;
        return $"{id}.{Run(Alphabet.Base62, 6, row.Id)}.{Run(Alphabet.Base62, signature, row.Id + "signature")}";
    }
}
