using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Rca.Core.Manifests;

/// <summary>A number as ECMAScript writes it (RFC 8785 section 3.2.2.3; ECMA-262, Number::toString).</summary>
static class CanonicalNumber
{
    // Every whole number of so many digits is a double, and is written with them.
    const int WholeDigits = 15;

    /// <summary>Writes a number that a parser took, in whatever way it is written there.</summary>
    /// <exception cref="ArgumentException">It is larger than a double can be.</exception>
    public static void Write(ReadOnlySpan<byte> number, ArrayBufferWriter<byte> output)
    {
        var digits = number[0] == '-' ? number[1..] : number;
        if (digits.Length <= WholeDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !number.SequenceEqual("-0"u8))
            output.Write(number);
        else
            output.Write(Encoding.ASCII.GetBytes(Format(Utf8Parser.TryParse(number, out double value, out _) ? value : throw new ArgumentException("it is no number", nameof(number)))));
    }

    public static string Format(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("a number is not finite", nameof(value));
        if (value == 0) return "0";
        if (value < 0) return "-" + Format(-value);

        // The shortest digits that read back as the same number, and the place of the decimal point: 0.digits × 10^point.
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponentPart = parts.Length == 2 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var whole = parts[0].Split('.')[0];
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        var point = whole.Length - (all.Length - significant.Length) + exponentPart;
        var digits = significant.TrimEnd('0');

        var n = digits.Length;
        if (point is > 0 and <= 21) return n <= point ? digits + new string('0', point - n) : $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;
        var exponent = (point - 1).ToString("+0;-0", CultureInfo.InvariantCulture);
        return n == 1 ? $"{digits}e{exponent}" : $"{digits[0]}.{digits[1..]}e{exponent}";
    }
}
