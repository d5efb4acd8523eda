namespace Rca.Redaction.Rules.Checksums;

/// <summary>The polymod of BIP 173 over the human-readable part and the data, which ends in six checksum characters.</summary>
static class Bech32Checksum
{
    static ReadOnlySpan<byte> Characters => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    internal static bool Holds(ReadOnlySpan<byte> token)
    {
        var separator = token.LastIndexOf((byte)'1');
        if (separator < 1)
            return false;
        var sum = 1u;
        foreach (var c in token[..separator])
            sum = Next(sum, (uint)(Lower(c) >> 5));
        sum = Next(sum, 0);
        foreach (var c in token[..separator])
            sum = Next(sum, (uint)(Lower(c) & 31));
        foreach (var c in token[(separator + 1)..])
        {
            var value = Characters.IndexOf(Lower(c));
            if (value < 0)
                return false;
            sum = Next(sum, (uint)value);
        }
        return sum == 1;
    }

    static byte Lower(byte c) => Scanning.AsciiByte.Lower(c);

    static uint Next(uint sum, uint value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ value;
        for (var bit = 0; bit < generator.Length; bit++)
        {
            if ((top >> bit & 1) != 0)
                sum ^= generator[bit];
        }
        return sum;
    }
}
