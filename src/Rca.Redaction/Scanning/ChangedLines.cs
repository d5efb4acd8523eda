namespace Rca.Redaction.Scanning;

/// <summary>The lines of a redacted text that hold a token, neighbours taken together.</summary>
static class ChangedLines
{
    internal static IEnumerable<(int Start, ScrubbedText Lines)> Of(ScrubbedText text)
    {
        var (start, end, first) = (0, 0, 0);
        for (var i = 0; i < text.Placed.Count; i++)
        {
            var token = text.Placed[i];
            if (token.End <= end)
                continue;
            var line = end + text.Bytes.AsSpan(end, token.Start - end).LastIndexOf((byte)'\n') + 1;
            if (line > end)
            {
                if (end > start)
                    yield return (start, Slice(text, start, end, first, i));
                (start, first) = (line, i);
            }
            var length = text.Bytes.AsSpan(token.End).IndexOf((byte)'\n');
            end = length < 0 ? text.Bytes.Length : token.End + length + 1;
        }
        if (end > start)
            yield return (start, Slice(text, start, end, first, text.Placed.Count));
    }

    static ScrubbedText Slice(ScrubbedText text, int start, int end, int first, int last)
    {
        var placed = new Placed[last - first];
        for (var i = first; i < last; i++)
            placed[i - first] = text.Placed[i] with { Start = text.Placed[i].Start - start };
        return new ScrubbedText(text.Bytes[start..end], placed);
    }
}
