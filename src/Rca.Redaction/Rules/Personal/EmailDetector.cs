using System.Buffers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Finds mailboxes, also with a percent-encoded at sign.</summary>
sealed class EmailDetector : Detector
{
    const int MaxLocal = 64;
    const int MaxDomain = 253;

    static readonly Rule Email = new("email-address", TokenClass.Email,
        "local<=64 (@|%40) labels.tld; not git@, node@host.svc*, name@v1.2, image@2x.png, unit names");

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
        for (var at = 0; bytes[at..].IndexOf(sign) is var next and >= 0; at += sign.Length)
        {
            at += next;
            var start = LocalStart(bytes, at);
            var end = DomainEnd(bytes, at + sign.Length);
            if (start < at && end > 0 && !IsNoMailbox(bytes[start..at], bytes[(at + sign.Length)..end]))
                hits.Add(new Hit(start, end, Email, ValueCoding.Mailbox));
        }
    }

    static int LocalStart(ReadOnlySpan<byte> bytes, int at)
    {
        var from = Math.Max(0, at - MaxLocal);
        var before = bytes[from..at].LastIndexOfAnyExcept(Local);
        var start = from + before + 1;
        // The letter of a line break's escape belongs to the escape.
        if (start > 0 && start < at && bytes[start - 1] == '\\' && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t')
            start++;
        while (start < at && bytes[start] is (byte)'.' or (byte)'-')
            start++;
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
