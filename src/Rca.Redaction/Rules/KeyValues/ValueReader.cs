using Rca.Redaction.Rules.Headers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Reads the value that begins behind a key, quoted or bare, and reports it when it is a secret.</summary>
static class ValueReader
{
    const int MaxBraced = 128;

    /// <summary>Where reading goes on.</summary>
    internal static int Read(NamedKey key, int start, Separator separator, List<Hit> hits)
    {
        var bytes = key.Bytes;
        if (start < bytes.Length && bytes[start] == '[' && key.Text.TokenLengthAt(start) == 0)
            start = AsciiByte.SkipBlanks(bytes, start + 1);
        start = SkipLiteralPrefix(bytes, start);
        if (start >= bytes.Length)
            return start;
        var quote = QuotedText.QuoteLength(bytes, start);
        if (key.Kind is KeyKind.Authorization or KeyKind.Cookie)
            return HeaderValue.Scan(key.Text, start + quote, bytes.Slice(start, quote), key.Kind, hits);
        if (quote > 0)
            return Quoted(key, start, quote, hits);
        if (bytes[start] == '{' && !bytes[start..].StartsWith("{{"u8))
            return separator.Assigns ? Braced(key, start, separator, hits) : start;
        if (bytes[start..].StartsWith("$$"u8))
            return DollarQuoted(key, start, hits);
        return Bare(key, start, separator, hits);
    }

    internal static int Quoted(NamedKey key, int start, int quote, List<Hit> hits)
    {
        var bytes = key.Bytes;
        var from = start + quote;
        if (Closes(bytes, start, quote))
            return start;
        var closed = QuotedText.ValueEnd(bytes, from, bytes.Slice(start, quote));
        var nested = QuotedText.QuoteLength(bytes, from) > 0 ? NestedQuote(bytes[from..closed]) : 0;
        Report(key, from + nested, closed - nested, ValueCoding.Escaped, hits);
        return closed;
    }

    /// <summary>Whether the quote ends the string that holds the key: {"msg":"password=","port":80}.</summary>
    static bool Closes(ReadOnlySpan<byte> bytes, int start, int quote)
    {
        var at = AsciiByte.SkipBlanks(bytes, start + quote);
        if (at >= bytes.Length || bytes[at] is not ((byte)',' or (byte)'}' or (byte)']'))
            return false;
        var next = AsciiByte.SkipBlanks(bytes, at + 1);
        if (next >= bytes.Length)
            return true;
        return bytes[at] == ','
            ? QuotedText.QuoteLength(bytes, next) > 0
            : bytes[next] is (byte)',' or (byte)'}' or (byte)']' or (byte)'\n' or (byte)'\r';
    }

    static int Bare(NamedKey key, int start, Separator separator, List<Hit> hits)
    {
        var bytes = key.Bytes;
        var end = BareValue.End(key.Text, start, separator.Percent);
        var value = bytes[start..end].TrimEnd(":"u8);
        // What is glued to a password with punctuation may be prose; what stands alone behind a colon and a blank too.
        if (!separator.Assigns && Prose.IsSentence(bytes, start, start + value.Length, key.Kind))
            return start;
        Report(key, start, start + value.Length, separator.Percent ? ValueCoding.Percent : ValueCoding.Verbatim, hits);
        return Math.Max(end, start);
    }

    /// <summary>ODBC puts a value that holds separators in braces, and doubles a closing brace within.</summary>
    static int Braced(NamedKey key, int start, Separator separator, List<Hit> hits)
    {
        if (key.Text.TokenLengthAt(start + 1) is > 0 and var token)
            return start + 1 + token;
        var window = key.Bytes[start..Math.Min(key.Bytes.Length, start + MaxBraced)];
        var length = 1;
        while (length < window.Length && window[length] is not ((byte)'\n' or (byte)'}') || window[length..].StartsWith("}}"u8))
            length += window[length] == '}' ? 2 : 1;
        // Cut off, or not closed soon: what is behind the brace is a value like any other, whatever may be shortened in front of the closing one.
        if (length >= window.Length || window[length] != '}')
            return start + 1 < key.Bytes.Length ? Bare(key, start + 1, separator, hits) : start;
        Report(key, start + 1, start + length, ValueCoding.Verbatim, hits);
        return start + length;
    }

    /// <summary>PostgreSQL's $$value$$.</summary>
    static int DollarQuoted(NamedKey key, int start, List<Hit> hits)
    {
        var rest = key.Bytes[(start + 2)..];
        var length = rest.IndexOfAny((byte)'$', (byte)'\n');
        if (length <= 0 || !rest[length..].StartsWith("$$"u8))
            return start + 2;
        Report(key, start + 2, start + 2 + length, ValueCoding.Verbatim, hits);
        return start + 4 + length;
    }

    internal static void Report(NamedKey key, int start, int end, ValueCoding coding, List<Hit> hits)
    {
        if (end > start && ValueGuards.IsSecret(key.Bytes[start..end], key.Kind, key.Name))
            hits.Add(new Hit(start, end, KeyValueDetector.Rule, coding));
    }

    // SQL's N'…', Python's b'…', C#'s @"…" and their like.
    static int SkipLiteralPrefix(ReadOnlySpan<byte> bytes, int start) =>
        start + 1 < bytes.Length && bytes[start + 1] is (byte)'"' or (byte)'\''
        && bytes[start] is (byte)'N' or (byte)'n' or (byte)'E' or (byte)'b' or (byte)'r' or (byte)'u' or (byte)'f' or (byte)'L' or (byte)'@' or (byte)'$'
            ? start + 1
            : start;

    static int NestedQuote(ReadOnlySpan<byte> value) => value.Length > 2 && value[0] is (byte)'\'' or (byte)'"' && value[^1] == value[0] ? 1 : 0;
}
