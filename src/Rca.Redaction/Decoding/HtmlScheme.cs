using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Rca.Redaction.Decoding;

/// <summary>Numeric character references, and the named ones that escaping functions write.</summary>
sealed class HtmlScheme() : EscapeScheme(EscapeKinds.Html, "html", Sign)
{
    internal const byte Sign = (byte)'&';

    const int MaxReference = 10;

    internal override ReadOnlySpan<byte> StretchEnds => "\n"u8;

    internal override int Read(ReadOnlySpan<byte> text, Span<byte> value, out int valueLength)
    {
        valueLength = 0;
        var window = text.Length > MaxReference ? text[..MaxReference] : text;
        var end = window.IndexOf((byte)';');
        if (end < 2)
            return 0;
        if (Rune(window[1..end]) is not { } rune)
            return 0;
        valueLength = rune.EncodeToUtf8(value);
        return end + 1;
    }

    static Rune? Rune(ReadOnlySpan<byte> name)
    {
        if (name[0] == '#')
            return Numeric(name[1..]);
        var named = name switch
        {
            _ when name.SequenceEqual("quot"u8) => '"',
            _ when name.SequenceEqual("amp"u8) => '&',
            _ when name.SequenceEqual("apos"u8) => '\'',
            _ when name.SequenceEqual("lt"u8) => '<',
            _ when name.SequenceEqual("gt"u8) => '>',
            _ when name.SequenceEqual("nbsp"u8) => ' ',
            _ => '\0',
        };
        return named == '\0' ? null : new Rune(named);
    }

    static Rune? Numeric(ReadOnlySpan<byte> digits)
    {
        if (digits.Length == 0)
            return null;
        var hex = digits[0] is (byte)'x' or (byte)'X';
        var parsed = hex
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : Utf8Parser.TryParse(digits, out value, out var read) && read == digits.Length;
        return parsed && System.Text.Rune.TryCreate(value, out var rune) ? rune : null;
    }
}
