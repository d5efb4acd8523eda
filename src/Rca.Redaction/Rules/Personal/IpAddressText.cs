using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Reads addresses as RFC 4291 and RFC 5952 write them; nothing is said about what stands around them.</summary>
static class IpAddressText
{
    internal const int V4Bytes = 4;
    internal const int V6Bytes = 16;

    const int MaxOctetDigits = 3;
    const int MaxGroupDigits = 4;

    /// <summary>Reads four octets; the length of the text that writes them, or 0.</summary>
    internal static int ReadV4(ReadOnlySpan<byte> text, Span<byte> address)
    {
        var at = 0;
        for (var octet = 0; octet < V4Bytes; octet++)
        {
            if (octet > 0 && (at >= text.Length || text[at++] != '.'))
                return 0;
            var (value, first) = (0, at);
            while (at < text.Length && at - first < MaxOctetDigits && AsciiByte.IsDigit(text[at]))
                value = (value * 10) + text[at++] - '0';
            if (at == first || value > byte.MaxValue)
                return 0;
            address[octet] = (byte)value;
        }
        return at;
    }

    /// <summary>Reads eight groups, or fewer with a double colon; the last two may be written as four octets. The length of the text, or 0.</summary>
    /// <param name="text">What begins with the address.</param>
    /// <param name="address">Its bytes.</param>
    /// <param name="groups">How many groups are written.</param>
    /// <param name="compressed">Whether there is a double colon.</param>
    internal static int ReadV6(ReadOnlySpan<byte> text, Span<byte> address, out int groups, out bool compressed)
    {
        address.Clear();
        var (at, filled, gap) = (0, 0, -1);
        groups = 0;
        if (text.StartsWith("::"u8))
            (at, gap) = (2, 0);
        while (filled < V6Bytes)
        {
            if (filled <= V6Bytes - V4Bytes && ReadV4(text[at..], address[filled..]) is > 0 and var v4)
            {
                (at, filled, groups) = (at + v4, filled + V4Bytes, groups + 2);
                break;
            }
            var digits = ReadGroup(text[at..], address[filled..]);
            if (digits == 0)
                break;
            (at, filled, groups) = (at + digits, filled + 2, groups + 1);
            if (text[at..].StartsWith("::"u8) && gap < 0)
                (at, gap) = (at + 2, filled);
            else if (filled < V6Bytes && at + 1 < text.Length && text[at] == ':' && AsciiByte.Hex(text[at + 1]) >= 0)
                at++;
            else
                break;
        }
        compressed = gap >= 0;
        if (compressed ? filled == V6Bytes : filled < V6Bytes)
            return 0;
        if (compressed)
        {
            var tail = filled - gap;
            address[gap..filled].CopyTo(address[(V6Bytes - tail)..]);
            address[gap..(V6Bytes - tail)].Clear();
        }
        return at;
    }

    static int ReadGroup(ReadOnlySpan<byte> text, Span<byte> group)
    {
        var (value, at) = (0, 0);
        for (; at < text.Length && at < MaxGroupDigits && AsciiByte.Hex(text[at]) is >= 0 and var digit; at++)
            value = (value << 4) | digit;
        if (at > 0)
            (group[0], group[1]) = ((byte)(value >> 8), (byte)value);
        return at;
    }
}
