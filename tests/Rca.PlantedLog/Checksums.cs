using System.Globalization;
using System.Numerics;
using System.Text;

namespace Rca.PlantedLog;

/// <summary>The check digits and sums that tokens, cards and accounts carry.</summary>
public static class Checksums
{
    /// <summary>CRC-32 as of zlib, PNG and Ethernet.</summary>
    public static uint Crc32(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }

    public static string InBase(uint value, string alphabet, int width)
    {
        var digits = new char[width];
        for (var i = width - 1; i >= 0; i--, value /= (uint)alphabet.Length) digits[i] = alphabet[(int)(value % (uint)alphabet.Length)];
        return new string(digits);
    }

    /// <summary>The digit that makes a number pass Luhn when it is put behind it.</summary>
    public static char LuhnDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[number.Length - 1 - i] - '0';
            if (i % 2 == 0) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    public static bool PassesLuhn(string number) => LuhnDigit(number[..^1]) == number[^1];

    /// <summary>The two check digits of an IBAN (ISO 13616, mod 97-10).</summary>
    public static string IbanDigits(string country, string account) =>
        (98 - Mod97(account + country + "00")).ToString("00", CultureInfo.InvariantCulture);

    public static bool PassesMod97(string iban) => Mod97(iban[4..] + iban[..4]) == 1;

    static int Mod97(string text)
    {
        var digits = new StringBuilder();
        foreach (var c in text) digits.Append(char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
        return (int)(BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture) % 97);
    }

    /// <summary>The six characters that end a Bech32 text (BIP 173).</summary>
    public static string Bech32(string prefix, string data)
    {
        var values = prefix.Select(c => c >> 5).Append(0).Concat(prefix.Select(c => c & 31))
            .Concat(data.Select(c => Alphabets.Bech32.IndexOf(c, StringComparison.Ordinal))).Concat(Enumerable.Repeat(0, 6));
        var sum = values.Aggregate(1u, Polymod) ^ 1;
        return new string([.. Enumerable.Range(0, 6).Select(i => Alphabets.Bech32[(int)((sum >> (5 * (5 - i))) & 31)])]);
    }

    static uint Polymod(uint sum, int value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ (uint)value;
        for (var i = 0; i < 5; i++)
            if (((top >> i) & 1) != 0) sum ^= generator[i];
        return sum;
    }
}
