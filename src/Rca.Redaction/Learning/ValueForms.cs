using System.Buffers;
using System.Text.Unicode;
using System.Text;
using System.Text.Encodings.Web;

namespace Rca.Redaction.Learning;

/// <summary>The ways in which a value is written inside other text, without what depends on its neighbours.</summary>
static class ValueForms
{
    static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    internal static IEnumerable<(byte[] Form, bool Base64)> Of(byte[] value)
    {
        yield return (value, false);
        for (var shift = 0; shift < 3; shift++)
        {
            var digits = Aligned(value, shift);
            yield return (digits, true);
            if (digits.AsSpan().ContainsAny((byte)'+', (byte)'/'))
                yield return ([.. digits.Select(b => b switch { (byte)'+' => (byte)'-', (byte)'/' => (byte)'_', _ => b })], true);
        }
        yield return (Encoding.ASCII.GetBytes(Convert.ToHexStringLower(value)), false);
        yield return (Encoding.ASCII.GetBytes(Convert.ToHexString(value)), false);
        foreach (var written in Escaped(value).Where(form => !form.AsSpan().SequenceEqual(value)).DistinctBy(form => new ByteString(form)))
            yield return (written, false);
    }

    static IEnumerable<byte[]> Escaped(byte[] value)
    {
        var percent = Percent(value, "X2");
        yield return percent;
        yield return Percent(value, "x2");
        yield return Percent(percent, "X2");
        if (!Utf8.IsValid(value))
            yield break;
        foreach (var encoder in new TextEncoder[] { JavaScriptEncoder.UnsafeRelaxedJsonEscaping, JavaScriptEncoder.Default, HtmlEncoder.Default })
        {
            var once = Encode(encoder, value);
            yield return once;
            yield return Encode(encoder, once);
        }
    }

    // Base64 with so many bytes before it, cut to the digits that the value alone decides.
    static byte[] Aligned(byte[] value, int shift)
    {
        var digits = Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. value]));
        var first = ((shift * 8) + 5) / 6;
        var last = (value.Length + shift) * 8 / 6;
        return digits[first..last];
    }

    static byte[] Percent(byte[] value, string format)
    {
        var text = new StringBuilder();
        foreach (var b in value)
        {
            if (Unreserved.Contains(b))
                text.Append((char)b);
            else
                text.Append('%').Append(b.ToString(format, System.Globalization.CultureInfo.InvariantCulture));
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    static byte[] Encode(TextEncoder encoder, byte[] value) => Encoding.UTF8.GetBytes(encoder.Encode(Encoding.UTF8.GetString(value)));
}
