using System.Net;
using System.Net.Sockets;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Policies;

/// <summary>Finds IP addresses, for policies that redact them. The loopback and the unspecified address are nobody's.</summary>
sealed class IpAddressDetector : Detector
{
    const int Shortest = 4;
    const int Longest = 45;

    internal static readonly Rule Address = new("ip-address", TokenClass.Ip, "IPv4 of four decimal parts, IPv6 with a digit; neither loopback nor unspecified");

    static readonly LongRuns Candidates = new(Shortest, "0123456789abcdefABCDEF:."u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Address];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        for (var at = 0; Candidates.Next(bytes, ref at, out var start, out var end);)
        {
            // A letter or a dot glued to the run makes it a name or a version.
            if (start > 0 && char.IsAsciiLetterOrDigit((char)bytes[start - 1]) && bytes[start] != ':')
                continue;
            if (end < bytes.Length && char.IsAsciiLetterOrDigit((char)bytes[end]) && bytes[end - 1] is not ((byte)':' or (byte)'.'))
                continue;
            Run(bytes, start, end, hits);
        }
    }

    // host:10.0.0.7:8080 is one run: an IPv6 address takes all of it, an IPv4 address one part between colons.
    static void Run(ReadOnlySpan<byte> bytes, int start, int end, List<Hit> hits)
    {
        while (end > start && (bytes[end - 1] == '.' || (bytes[end - 1] == ':' && !bytes[start..end].EndsWith("::"u8))))
            end--;
        if (start < end && bytes[start] == ':' && !bytes[start..end].StartsWith("::"u8))
            start++;
        if (bytes[start..end].Count((byte)':') > 1 && IsAddress(bytes[start..end], AddressFamily.InterNetworkV6))
        {
            hits.Add(new Hit(start, end, Address, ValueCoding.Verbatim));
            return;
        }
        while (start < end)
        {
            var length = bytes[start..end].IndexOf((byte)':');
            var partEnd = length < 0 ? end : start + length;
            if (bytes[start..partEnd].Count((byte)'.') == 3 && IsAddress(bytes[start..partEnd], AddressFamily.InterNetwork))
                hits.Add(new Hit(start, partEnd, Address, ValueCoding.Verbatim));
            start = partEnd + 1;
        }
    }

    static bool IsAddress(ReadOnlySpan<byte> text, AddressFamily family) =>
        text.Length is >= Shortest and <= Longest
        && text.ContainsAnyInRange((byte)'0', (byte)'9')
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == family
        && !IPAddress.IsLoopback(address)
        && !address.Equals(IPAddress.Any)
        && !address.Equals(IPAddress.IPv6Any);
}
