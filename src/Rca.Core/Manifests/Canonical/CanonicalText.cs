using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rca.Core.Manifests;

/// <summary>A text as canonical JSON writes it (RFC 8785 section 3.2.2.2): only what must be escaped is.</summary>
static class CanonicalText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\" + string.Concat(Enumerable.Range(0, ' ').Select(c => (char)c)));

    /// <summary>Writes a text.</summary>
    /// <exception cref="ArgumentException">It is not valid Unicode.</exception>
    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        if (text.AsSpan().ContainsAny(Escaped)) Escape(text, output);
        else Encode(text, output);
        output.Write("\""u8);
    }

    /// <summary>Writes a text that a parser took, in whatever way it is written there.</summary>
    /// <param name="quoted">It, with its quotes.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="ArgumentException">It is not valid Unicode.</exception>
    public static void Write(ReadOnlySpan<byte> quoted, ArrayBufferWriter<byte> output) => WriteBare(quoted[1..^1], output);

    /// <summary>The same without its quotes.</summary>
    public static void WriteBare(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        // A parser takes no control character and no quote that is not escaped, so what has no escape needs none.
        if (!text.Contains((byte)'\\') && Utf8.IsValid(text)) output.Write(text);
        else Escape(Read(text), output);
        output.Write("\""u8);
    }

    static string Read(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. text, (byte)'"']);
        try
        {
            reader.Read();
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode(nameof(text));
        }
    }

    static void Escape(string text, ArrayBufferWriter<byte> output)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        Encode(escaped.ToString(), output);
    }

    static void Encode(string text, ArrayBufferWriter<byte> output)
    {
        try
        {
            Strict.GetBytes(text, output);
        }
        catch (EncoderFallbackException)
        {
            throw NotUnicode(nameof(text));
        }
    }

    static ArgumentException NotUnicode(string parameter) => new("a text is not valid Unicode", parameter);
}
