using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rca.Core.Manifests;

/// <summary>A text as canonical JSON writes it (RFC 8785 section 3.2.2.2): only what must be escaped is.</summary>
static class CanonicalText
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
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

        try
        {
            output.Write(Utf8.GetBytes(escaped.Append('"').ToString()));
        }
        catch (EncoderFallbackException)
        {
            throw NotUnicode(nameof(text));
        }
    }

    public static string Read(Func<string?> read)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode(nameof(read));
        }
    }

    static ArgumentException NotUnicode(string parameter) => new("a text is not valid Unicode", parameter);
}
