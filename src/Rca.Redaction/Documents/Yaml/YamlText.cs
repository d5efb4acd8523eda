using System.Buffers;
using System.Globalization;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Knows which texts can be written in which style, and writes them.</summary>
static class YamlText
{
    static readonly SearchValues<byte> FlowSigns = SearchValues.Create(",[]{}"u8);

    /// <summary>Cautious: what begins with a letter, a digit or a slash, and holds nothing that could end it.</summary>
    internal static bool CanBePlain(ReadOnlySpan<byte> text, bool inFlow) =>
        text.Length > 0
        && (AsciiByte.IsAlnum(text[0]) || text[0] is (byte)'/' or (byte)'_' or (byte)'$' or (byte)'.')
        && IsPrintable(text, "\n\t"u8)
        && text.IndexOf(": "u8) < 0
        && text.IndexOf(" #"u8) < 0
        && text[^1] is not ((byte)':' or (byte)' ')
        && !(inFlow && (text.IndexOfAny(FlowSigns) >= 0 || text.IndexOf("://"u8) < 0 && text.Contains((byte)':')));

    /// <summary>Whether every character may stand as it is, and none is among <paramref name="except"/>.</summary>
    internal static bool IsPrintable(ReadOnlySpan<byte> text, ReadOnlySpan<byte> except)
    {
        if (text.IndexOfAny(except) >= 0)
            return false;
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!IsPrintable(rune.Value))
                return false;
            text = text[length..];
        }
        return true;
    }

    static bool IsPrintable(int value) =>
        value is '\t' or '\n' or (>= 0x20 and <= 0x7E) or (>= 0xA0 and not 0x2028 and not 0x2029 and not 0xFEFF and not 0xFFFE and not 0xFFFF);

    internal static void SingleQuoted(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (text.IndexOf((byte)'\'') is var next and >= 0)
        {
            output.Write(text[..(next + 1)]);
            output.Write("'"u8);
            text = text[(next + 1)..];
        }
        output.Write(text);
    }

    internal static void DoubleQuoted(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (Escape(rune.Value) is { } escape)
                output.Write(Encoding.ASCII.GetBytes(escape));
            else
                output.Write(text[..length]);
            text = text[length..];
        }
    }

    static string? Escape(int value) => value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when IsPrintable(value) => null,
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{value:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{value:X8}"),
    };
}
