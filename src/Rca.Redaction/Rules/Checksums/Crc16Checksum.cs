using System.Buffers.Binary;

namespace Rca.Redaction.Rules.Checksums;

/// <summary>NATS nkeys: base32 of the key's bytes and their CRC-16 (XMODEM), least significant byte first.</summary>
static class Crc16Checksum
{
    const int SeedLength = 58;

    internal static bool NatsSeed(ReadOnlySpan<byte> token)
    {
        Span<byte> bytes = stackalloc byte[SeedLength * 5 / 8];
        if (token.Length != SeedLength || !Decode(token, bytes))
            return false;
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes[^2..]) == Crc16(bytes[..^2]);
    }

    internal static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
        }
        return (ushort)crc;
    }

    static bool Decode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var (bits, held, at) = (0, 0, 0);
        foreach (var c in text)
        {
            var value = c is >= (byte)'A' and <= (byte)'Z' ? c - 'A' : c is >= (byte)'2' and <= (byte)'7' ? c - '2' + 26 : -1;
            if (value < 0)
                return false;
            bits = (bits << 5 | value) & 0xFFFF;
            held += 5;
            if (held < 8)
                continue;
            held -= 8;
            bytes[at++] = (byte)(bits >> held);
        }
        return true;
    }
}
