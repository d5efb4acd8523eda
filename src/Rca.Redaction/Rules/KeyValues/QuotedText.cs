namespace Rca.Redaction.Rules.KeyValues;

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
    internal static int ValueEnd(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> quote) =>
        quote.Length == 1 ? PlainEnd(text, start, quote[0]) : EscapedEnd(text, start, quote);

    static int EscapedEnd(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> quote)
    {
        var at = start;
        while (text[at..].IndexOfAny((byte)'\\', (byte)'\n') is var next and >= 0)
        {
            at += next;
            // One more backslash makes it a quote within the value.
            if (text[at] == '\n' || text[at..].StartsWith(quote))
                return at;
            at++;
            while (at < text.Length && text[at] == '\\')
                at++;
        }
        return text.Length;
    }

    static int PlainEnd(ReadOnlySpan<byte> text, int start, byte quote)
    {
        var end = Close(text, start, quote);
        // Quotes within are doubled in SQL, and closed, escaped and opened again in a shell; the text must close once more for that.
        for (var at = end; at > start && Continues(text, at, quote) is var more and > 0;)
        {
            at = Close(text, at + more, quote);
            if (at >= text.Length || text[at] != quote)
                break;
            end = at;
        }
        return end;
    }

    static int Close(ReadOnlySpan<byte> text, int start, byte quote)
    {
        var at = start;
        while (text[at..].IndexOfAny(quote, (byte)'\\', (byte)'\n') is var next and >= 0)
        {
            at += next;
            if (text[at] != '\\')
                return at;
            if (at + 1 >= text.Length)
                break;
            at += text[at + 1] == '\n' ? 1 : 2;
        }
        return text.Length;
    }

    static int Continues(ReadOnlySpan<byte> text, int at, byte quote)
    {
        var rest = text[at..];
        if (rest.Length < 3 || rest[0] != quote)
            return 0;
        if (rest[1] == quote)
            return quote == '\'' || rest[2] is not ((byte)' ' or (byte)',' or (byte)'}' or (byte)']' or (byte)')' or (byte)'\r' or (byte)'\n') ? 2 : 0;
        return quote == '\'' && rest.StartsWith("'\\''"u8) ? 4 : 0;
    }
}
