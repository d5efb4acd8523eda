using System.Buffers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Finds mailboxes, also with a percent-encoded at sign.</summary>
sealed class EmailDetector : Detector
{
    const int MaxDomain = 253;

    static readonly Rule Email = new("email-address", TokenClass.Email,
        "local (@|%40) labels.tld; not git@, node@host.svc*, name@v1.2, image@2x.png, unit names");

    static readonly SearchValues<byte> Local =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-"u8);

    static readonly SearchValues<byte> Domain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"u8);

    static readonly byte[][] UnitSuffixes =
        [.. new[] { "service", "socket", "timer", "mount", "target", "slice", "scope", "device" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    internal override IReadOnlyList<Rule> Rules { get; } = [Email];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        Scan(text.Bytes, "@"u8, hits);
        Scan(text.Bytes, "%40"u8, hits);
    }

    static void Scan(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sign, List<Hit> hits)
    {
        var floor = 0;
        for (var at = 0; bytes[at..].IndexOf(sign) is var next and >= 0; at += sign.Length)
        {
            at += next;
            var start = LocalStart(bytes, floor, at);
            floor = at + sign.Length;
            var end = DomainEnd(bytes, floor);
            if (start < at && end > 0 && !IsNoMailbox(bytes[start..at], bytes[floor..end]))
                hits.Add(new Hit(start, end, Email, ValueCoding.Mailbox));
        }
    }

    /// <summary>The whole run: one that is cut would leave a text that may be a mailbox in its turn.</summary>
    static int LocalStart(ReadOnlySpan<byte> bytes, int floor, int at)
    {
        var start = floor + bytes[floor..at].LastIndexOfAnyExcept(Local) + 1;
        start = AfterEscape(bytes, start, at);
        // The letter of a line break's escape belongs to the escape.
        if (start > 0 && start < at && bytes[start - 1] == '\\' && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t')
            start++;
        while (start < at && bytes[start] is (byte)'.' or (byte)'-')
            start++;
        return start;
    }

    /// <summary>Behind the last escape of a byte that no mailbox has: of <c>to%3Dann</c> only <c>ann</c> is its name.</summary>
    static int AfterEscape(ReadOnlySpan<byte> bytes, int start, int at)
    {
        for (var end = at; bytes[start..end].LastIndexOf((byte)'%') is var percent and >= 0; end = start + percent)
        {
            var escape = bytes[(start + percent)..at];
            if (escape.Length > 2 && AsciiByte.HexPair(escape[1], escape[2]) is >= 0 and var b && !Local.Contains((byte)b))
                return start + percent + 3;
        }
        return start;
    }

    static int DomainEnd(ReadOnlySpan<byte> bytes, int start)
    {
        var window = bytes[start..Math.Min(bytes.Length, start + MaxDomain)];
        var length = window.IndexOfAnyExcept(Domain);
        length = length < 0 ? window.Length : length;
        while (length > 0 && window[length - 1] is (byte)'.' or (byte)'-')
            length--;
        var dot = window[..length].LastIndexOf((byte)'.');
        if (dot <= 0 || length - dot - 1 < 2)
            return 0;
        foreach (var b in window[(dot + 1)..length])
        {
            if (!char.IsAsciiLetter((char)b))
                return 0;
        }
        return start + length;
    }

    static bool IsNoMailbox(ReadOnlySpan<byte> local, ReadOnlySpan<byte> domain)
    {
        if (local.SequenceEqual("git"u8) || domain.StartsWith("2x."u8) || domain.StartsWith("3x."u8))
            return true;
        if (domain.Length > 1 && domain[0] == 'v' && AsciiByte.IsDigit(domain[1]))
            return true;
        if (domain.EndsWith(".svc"u8) || domain.IndexOf(".svc."u8) >= 0)
            return true;
        var last = domain[(domain.LastIndexOf((byte)'.') + 1)..];
        foreach (var suffix in UnitSuffixes)
        {
            if (last.SequenceEqual(suffix))
                return true;
        }
        return false;
    }
}
