using System.Globalization;

namespace Rca.Redaction.Rules.Checksums;

/// <summary>Tokens that end in the CRC-32 of what stands before it, each vendor in its own writing.</summary>
static class Crc32Checksums
{
    const int Digits62 = 6;
    const int Digits16 = 8;

    static ReadOnlySpan<byte> Base62 => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>GitHub, npm, NetBird: four bytes of prefix, 30 random ones, their CRC in base 62, most significant digit first.</summary>
    internal static bool GitHub(ReadOnlySpan<byte> token)
    {
        Span<byte> digits = stackalloc byte[Digits62];
        Write62(Crc32(token[4..^Digits62]), digits);
        digits.Reverse();
        return token[^Digits62..].SequenceEqual(digits);
    }

    /// <summary>Matrix: CRC over prefix and random part in base 62, least significant digit first, zeros before it.</summary>
    internal static bool Matrix(ReadOnlySpan<byte> token)
    {
        Span<byte> digits = stackalloc byte[Digits62];
        var written = Write62(Crc32(token[..^(Digits62 + 1)]), digits);
        Span<byte> padded = stackalloc byte[Digits62];
        padded.Fill((byte)'0');
        digits[..written].CopyTo(padded[^written..]);
        return token[^(Digits62 + 1)] == '_' && token[^Digits62..].SequenceEqual(padded);
    }

    /// <summary>Grafana: CRC over all before the last underscore, in hex, least significant byte first.</summary>
    internal static bool Grafana(ReadOnlySpan<byte> token) =>
        token[^(Digits16 + 1)] == '_'
        && TryHex(token[^Digits16..], out var sum)
        && System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(sum) == Crc32(token[..^(Digits16 + 1)]);

    /// <summary>Packagist: CRC over prefix and random part, in hex.</summary>
    internal static bool Packagist(ReadOnlySpan<byte> token) =>
        TryHex(token[^Digits16..], out var sum) && sum == Crc32(token[..^Digits16]);

    internal static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            crc = (crc >> 8) ^ Table[(byte)crc ^ b];
        return ~crc;
    }

    static bool TryHex(ReadOnlySpan<byte> text, out uint value) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    static int Write62(uint value, Span<byte> digits)
    {
        digits.Fill((byte)'0');
        var at = 0;
        for (; value > 0; value /= 62)
            digits[at++] = Base62[(int)(value % 62)];
        return at;
    }

    static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
