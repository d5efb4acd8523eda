using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Keeps hits on lines of JSON within the string in which they begin, so that the line parses afterwards as it did before.</summary>
ref struct JsonBounds(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> bytes = bytes;

    // What lies before was walked; it only moves forward.
    int at;
    bool isJson;
    bool inString;

    /// <summary>The hits are disjoint and in the order of the text.</summary>
    internal static void Keep(ReadOnlySpan<byte> bytes, List<Hit> hits)
    {
        var bounds = new JsonBounds(bytes);
        for (var i = 0; i < hits.Count; i++)
            hits[i] = bounds.Keep(hits[i]);
        hits.RemoveAll(static hit => hit.End <= hit.Start);
    }

    Hit Keep(Hit hit)
    {
        var line = bytes[at..Math.Max(at, hit.Start)].LastIndexOf((byte)'\n');
        if (line >= 0 || at == 0)
            Begin(at + line + 1);
        if (!isJson)
            return hit;
        var escape = WalkTo(hit.Start);
        if (!inString)
            return IsStructure(bytes[hit.Start..hit.End]) ? hit with { End = hit.Start } : hit;
        var start = escape ?? hit.Start;
        var closed = Close(hit.End);
        return hit with { Start = start, End = closed };
    }

    /// <summary>What lies between two strings is no value.</summary>
    static bool IsStructure(ReadOnlySpan<byte> text) =>
        text.Length > 0 && text[0] is (byte)',' or (byte)':' or (byte)'}' or (byte)']' && text.ContainsAny((byte)'"', (byte)'{');

    void Begin(int line)
    {
        at = line;
        inString = false;
        var first = AsciiByte.SkipBlanks(bytes, line);
        isJson = first < bytes.Length && BeginsJson(bytes[first..]);
    }

    /// <summary>An object, an array of strings or objects, or one line of either that was laid out.</summary>
    static bool BeginsJson(ReadOnlySpan<byte> line)
    {
        if (line[0] is (byte)'{' or (byte)'[')
            return AsciiByte.SkipBlanks(line, 1) is var next && next < line.Length && line[next] is (byte)'"' or (byte)'{' or (byte)'}' or (byte)'[';
        var name = line[0] == '"' ? line[1..].IndexOfAny((byte)'"', (byte)'\n') : -1;
        return name > 0 && EndsString(line, name + 1);
    }

    /// <summary>Only a quote that JSON goes on behind closes a string: what merely looks like JSON cuts no value short.</summary>
    static bool EndsString(ReadOnlySpan<byte> text, int quote)
    {
        if (text[quote] != '"')
            return false;
        var next = AsciiByte.SkipBlanks(text, quote + 1);
        return next >= text.Length || text[next] is (byte)',' or (byte)':' or (byte)'}' or (byte)']' or (byte)'\r' or (byte)'\n';
    }

    /// <summary>Where the escape begins that holds the place, if one does.</summary>
    int? WalkTo(int place)
    {
        while (at < place)
        {
            if (inString && bytes[at] == '\\' && at + 1 < bytes.Length)
            {
                if (at + 2 > place)
                    return at;
                at += 2;
                continue;
            }
            inString ^= bytes[at] == '"';
            at++;
        }
        return null;
    }

    /// <summary>The end, before the quote that closes the string and never within an escape.</summary>
    int Close(int end)
    {
        while (at < end && bytes[at] != '\n' && !EndsString(bytes, at))
            at = Math.Min(bytes.Length, at + (bytes[at] == '\\' ? 2 : 1));
        return at < end && bytes[at] == '\n' ? end : at;
    }
}
