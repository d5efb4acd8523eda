using System.Text;

namespace Rca.Redaction.Scanning;

/// <summary>What a found value means, so that one secret has one token however it was written.</summary>
static class Canonical
{
    internal static byte[] Of(ReadOnlySpan<byte> value, ValueCoding coding) => coding switch
    {
        ValueCoding.Escaped => Unescape(value),
        ValueCoding.Percent => Unpercent(value),
        ValueCoding.Digits => [.. value.ToArray().Where(AsciiByte.IsDigit)],
        ValueCoding.Compact => [.. value.ToArray().Where(AsciiByte.IsAlnum).Select(AsciiByte.Lower)],
        ValueCoding.Mailbox => [.. Unpercent(value).Select(AsciiByte.Lower)],
        _ => value.ToArray(),
    };

    static byte[] Unpercent(ReadOnlySpan<byte> value)
    {
        var result = new byte[value.Length];
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && AsciiByte.HexPair(value[i + 1], value[i + 2]) is >= 0 and var b)
            {
                result[length++] = (byte)b;
                i += 2;
            }
            else
            {
                result[length++] = value[i];
            }
        }
        return result[..length];
    }

    static byte[] Unescape(ReadOnlySpan<byte> value)
    {
        if (!value.Contains((byte)'\\'))
            return value.ToArray();
        var result = new List<byte>(value.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 >= value.Length)
            {
                result.Add(value[i]);
                continue;
            }
            i++;
            if (value[i] == 'u' && Unit(value[(i + 1)..]) is var unit and >= 0 && Rune.TryCreate((char)unit, out var rune))
            {
                result.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += 4;
                continue;
            }
            result.Add(value[i] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', var other => other });
        }
        return [.. result];
    }

    static int Unit(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < 4)
            return -1;
        var unit = 0;
        foreach (var b in digits[..4])
        {
            if (AsciiByte.Hex(b) is var digit and >= 0)
                unit = (unit << 4) | digit;
            else
                return -1;
        }
        return unit;
    }
}
