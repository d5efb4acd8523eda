namespace Rca.Redaction.Rules;

/// <summary>Reads quotes as they stand in text that may have been escaped any number of times.</summary>
static class QuotedText
{
    /// <summary>The length of the quote that opens or closes here: backslashes and a quote, or its \u form; 0 when there is none.</summary>
    internal static int QuoteLength(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '\\')
            end++;
        if (end >= text.Length)
            return 0;
        if (text[end] is (byte)'"' or (byte)'\'' or (byte)'`')
            return end + 1 - at;
        return end > at && (text[end..].StartsWith("u0022"u8) || text[end..].StartsWith("u0027"u8)) ? end + 5 - at : 0;
    }

    /// <summary>Where the value within the quote ends: before the same quote, or at the line's end when it is cut off.</summary>
    internal static int ValueEnd(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> quote)
    {
        if (quote.Length == 1)
            return PlainEnd(text, start, quote[0]);
        for (var at = start; text[at..].IndexOf(quote) is var next and >= 0; at++)
        {
            if (text.Slice(at, next).Contains((byte)'\n'))
                break;
            at += next;
            // One more backslash makes it a quote within the value.
            if (at == start || text[at - 1] != '\\')
                return at;
        }
        return text[start..].IndexOf((byte)'\n') is var newline and >= 0 ? start + newline : text.Length;
    }

    static int PlainEnd(ReadOnlySpan<byte> text, int start, byte quote)
    {
        var at = start;
        while (at < text.Length && text[at] != quote && text[at] != '\n')
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] != '\n' ? 2 : 1;
        return at;
    }
}
