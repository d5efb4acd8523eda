using System.Buffers;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Json;

/// <summary>Reads and writes what stands between the quotes of a JSON string.</summary>
static class JsonText
{
    const int EscapeLength = 6;

    static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    /// <summary>The length of what was read. A lone surrogate, which JSON allows and UTF-8 does not, is read as the replacement character.</summary>
    internal static int Unescape(ReadOnlySpan<byte> raw, bool escaped, Span<byte> text)
    {
        if (!escaped)
        {
            raw.CopyTo(text);
            return raw.Length;
        }
        var length = 0;
        for (var at = 0; at < raw.Length;)
        {
            var next = raw[at..].IndexOf((byte)'\\');
            var plain = raw.Slice(at, next < 0 ? raw.Length - at : next);
            plain.CopyTo(text[length..]);
            (length, at) = (length + plain.Length, at + plain.Length);
            if (at < raw.Length)
                at += Escape(raw[at..], text, ref length);
        }
        return length;
    }

    static int Escape(ReadOnlySpan<byte> raw, Span<byte> text, ref int length)
    {
        if (raw[1] != 'u')
        {
            text[length++] = raw[1] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                var other => other,
            };
            return 2;
        }
        var unit = Unit(raw);
        var pair = char.IsHighSurrogate(unit) && raw[EscapeLength..].StartsWith("\\u"u8) && char.IsLowSurrogate(Unit(raw[EscapeLength..]));
        var rune = pair ? new Rune(unit, Unit(raw[EscapeLength..])) : Rune.TryCreate(unit, out var lone) ? lone : Rune.ReplacementChar;
        length += rune.EncodeToUtf8(text[length..]);
        return pair ? 2 * EscapeLength : EscapeLength;
    }

    static char Unit(ReadOnlySpan<byte> escape) =>
        (char)((AsciiByte.HexPair(escape[2], escape[3]) << 8) | AsciiByte.HexPair(escape[4], escape[5]));

    /// <summary>Escapes no more than JSON demands.</summary>
    internal static void Escape(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (text.IndexOfAny(Special) is var next and >= 0)
        {
            output.Write(text[..next]);
            Escape(text[next], output);
            text = text[(next + 1)..];
        }
        output.Write(text);
    }

    static void Escape(byte b, IBufferWriter<byte> output)
    {
        switch (b)
        {
            case (byte)'"': output.Write("\\\""u8); break;
            case (byte)'\\': output.Write("\\\\"u8); break;
            case (byte)'\n': output.Write("\\n"u8); break;
            case (byte)'\r': output.Write("\\r"u8); break;
            case (byte)'\t': output.Write("\\t"u8); break;
            default: output.Write(Encoding.ASCII.GetBytes($"\\u{b:x4}")); break;
        }
    }
}
