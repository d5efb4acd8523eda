using System.Buffers;
using System.Net;
using System.Numerics;
using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Personal;

/// <summary>Finds addresses of the Internet Protocol, but no versions, times, masks or hardware addresses, and none of the machine itself.</summary>
sealed class IpAddressDetector : Detector
{
    const int MaxGroupDigits = 4;
    const int MaxZone = 32;
    const int MinWordyGroups = 3;

    static readonly Rule Address = new("ip-address", TokenClass.Ip,
        "IPv4, IPv6 with zone; free-standing, not after a word for a version; not unspecified, loopback, 255.x");

    static readonly SearchValues<byte> Zone = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"u8);

    internal override IReadOnlyList<Rule> Rules { get; } = [Address];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var (done, afterDigit) = (0, 0ul);
        for (var at = 0; at < bytes.Length; at += ByteWindow.Step)
        {
            var window = ByteWindow.Of(bytes[at..]);
            var digits = window.Within((byte)'0', (byte)'9');
            for (var bits = Colons(window, digits) & ByteWindow.Spoken; bits != 0; bits &= bits - 1)
                V6(bytes, at + BitOperations.TrailingZeroCount(bits), ref done, hits);
            for (var bits = Octets(window, digits, afterDigit) & ByteWindow.Spoken; bits != 0; bits &= bits - 1)
                V4(bytes, at + BitOperations.TrailingZeroCount(bits), ref done, hits);
            afterDigit = (digits >> (ByteWindow.Step - 1)) & 1;
        }
    }

    /// <summary>The first digits of numbers of one to three digits before a dot.</summary>
    static ulong Octets(in ByteWindow window, ulong digits, ulong afterDigit)
    {
        var dot = window.Is((byte)'.');
        return digits & ~((digits << 1) | afterDigit) & ((dot >> 1) | ((digits >> 1) & ((dot >> 2) | ((digits >> 2) & (dot >> 3)))));
    }

    /// <summary>The colons that have another no more than a group further on.</summary>
    static ulong Colons(in ByteWindow window, ulong digits)
    {
        var colon = window.Is((byte)':');
        if ((colon & (colon - 1)) == 0)
            return 0;
        var hex = digits | window.Lower.Within((byte)'a', (byte)'f');
        var reach = colon >> 1;
        for (var group = 0; group < MaxGroupDigits; group++)
            reach = (colon | (hex & reach)) >> 1;
        return colon & reach;
    }

    static void V4(ReadOnlySpan<byte> text, int start, ref int done, List<Hit> hits)
    {
        Span<byte> address = stackalloc byte[IpAddressText.V4Bytes];
        if (start < done || IpAddressText.ReadV4(text[start..], address) is not (> 0 and var length))
            return;
        var end = start + length;
        if (!IsLeftFree(text, start) || !IsRightFree(text, end) || IsVersion(text, start) || IsNobodys(address))
            return;
        hits.Add(Hit(start, end, address));
        done = end;
    }

    static void V6(ReadOnlySpan<byte> text, int colon, ref int done, List<Hit> hits)
    {
        var start = colon;
        while (start > done && colon - start < MaxGroupDigits && AsciiByte.Hex(text[start - 1]) >= 0)
            start--;
        if (colon < done || !IsLeftFree(text, start))
            return;
        Span<byte> address = stackalloc byte[IpAddressText.V6Bytes];
        var length = IpAddressText.ReadV6(text[start..], address, out var groups, out var compressed);
        var end = start + length;
        if (length == 0 || !IsRightFree(text, end) || IsNobodys(address) || !IsWritten(text[start..end], groups, compressed))
            return;
        end = ZoneEnd(text, end);
        hits.Add(Hit(start, end, address));
        done = end;
    }

    static Hit Hit(int start, int end, ReadOnlySpan<byte> address)
    {
        var ip = new IPAddress(address);
        // One machine has one token, whichever way it is written.
        var meant = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
        return new Hit(start, end, Address, Value: Encoding.ASCII.GetBytes(meant.ToString()));
    }

    static bool IsLeftFree(ReadOnlySpan<byte> text, int start) =>
        AsciiByte.IsLeftEdge(text, start) && (start == 0 || text[start - 1] is not ((byte)'.' or (byte)':') || IsAfterName(text, start));

    // "addr:10.0.0.1" and "peer:2001:db8::1": a word before the colon, and no group of an address.
    static bool IsAfterName(ReadOnlySpan<byte> text, int start)
    {
        if (text[start - 1] != ':' || start == 1)
            return false;
        var first = start - 1;
        while (first > 0 && start - first <= MaxGroupDigits + 1 && AsciiByte.IsAlnum(text[first - 1]))
            first--;
        var word = text[first..(start - 1)];
        foreach (var b in word)
        {
            if (AsciiByte.Hex(b) < 0)
                return true;
        }
        return word.Length > MaxGroupDigits || (word.Length == 0 && text[start - 2] != ':');
    }

    static bool IsRightFree(ReadOnlySpan<byte> text, int end)
    {
        if (end >= text.Length)
            return true;
        if (AsciiByte.IsAlnum(text[end]) || text[end] == '_')
            return false;
        var more = end + 1 < text.Length;
        return text[end] switch
        {
            (byte)'.' => !more || !AsciiByte.IsDigit(text[end + 1]),
            (byte)':' => !more || text[end + 1] != ':',
            _ => true,
        };
    }

    static bool IsVersion(ReadOnlySpan<byte> text, int start)
    {
        var end = start;
        while (end > 0 && start - end < 4 && text[end - 1] is (byte)' ' or (byte)'=' or (byte)':' or (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'/')
            end--;
        var before = text[Math.Max(0, end - "version".Length)..end];
        return before.Length == "version".Length && AsciiByte.EqualsIgnoreCase(before, "version"u8);
    }

    static bool IsNobodys(ReadOnlySpan<byte> address)
    {
        if (address.Length == IpAddressText.V4Bytes)
            return address[0] is 127 or 255 || !address.ContainsAnyExcept((byte)0);
        return address[^1] <= 1 && !address[..^1].ContainsAnyExcept((byte)0);
    }

    // Scopes of programs have double colons too, and a longer hardware address has eight groups.
    static bool IsWritten(ReadOnlySpan<byte> address, int groups, bool compressed) => compressed
        ? groups >= MinWordyGroups || address.ContainsAnyInRange((byte)'0', (byte)'9')
        : address.Length != (3 * groups) - 1 || address.IndexOf((byte)'.') >= 0;

    static int ZoneEnd(ReadOnlySpan<byte> text, int end)
    {
        if (end >= text.Length || text[end] != '%')
            return end;
        var window = text[(end + 1)..Math.Min(text.Length, end + 1 + MaxZone)];
        var length = window.IndexOfAnyExcept(Zone);
        length = length < 0 ? window.Length : length;
        while (length > 0 && window[length - 1] is (byte)'.' or (byte)'-')
            length--;
        return length == 0 ? end : end + 1 + length;
    }
}
