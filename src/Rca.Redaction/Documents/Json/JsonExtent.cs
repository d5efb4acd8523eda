using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Json;

/// <summary>Tells whether a JSON object or array stands at the front of lines, and how far it reaches; it costs one pass and never throws, whatever stands there.</summary>
ref struct JsonExtent
{
    internal const int MaxDepth = 64;

    static readonly SearchValues<byte> InString = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    readonly ReadOnlySpan<byte> text;
    int at;
    int depth;
    ulong objects;
    Next next;

    JsonExtent(ReadOnlySpan<byte> text) => this.text = text;

    enum Next
    {
        Value,
        ValueOrEnd,
        Name,
        NameOrEnd,
        Colon,
        CommaOrEnd,
    }

    /// <summary>Done with the document's length, NeedMoreData, or InvalidData with the length of the lines that no document can begin in.</summary>
    internal static OperationStatus Of(ReadOnlySpan<byte> text, out int extent)
    {
        var reader = new JsonExtent(text);
        var status = reader.Read();
        extent = reader.at;
        if (status == OperationStatus.Done && !EndsLine(text[extent..]))
            status = OperationStatus.InvalidData;
        if (status != OperationStatus.InvalidData)
            return status;
        extent = InVain(text, Math.Min(extent, text.Length));
        return status;
    }

    // The line that it broke off in may open another document, unless it is the first.
    static int InVain(ReadOnlySpan<byte> text, int stop)
    {
        var lines = text[..stop].LastIndexOf((byte)'\n') + 1;
        return lines > 0 ? lines : text.IndexOf((byte)'\n') is var first and >= 0 ? first + 1 : text.Length;
    }

    static bool EndsLine(ReadOnlySpan<byte> rest)
    {
        var behind = rest.IndexOfAnyExcept(" \t\r"u8);
        return behind < 0 || rest[behind] == '\n';
    }

    OperationStatus Read()
    {
        do
        {
            var blanks = text[at..].IndexOfAnyExcept(" \t\r\n"u8);
            if (blanks < 0)
                return Missing();
            at += blanks;
            if (Step() is var status && status != OperationStatus.Done)
                return status;
        }
        while (depth > 0);
        return OperationStatus.Done;
    }

    OperationStatus Step()
    {
        switch (text[at])
        {
            case (byte)'{' or (byte)'[' when next is Next.Value or Next.ValueOrEnd && depth < MaxDepth:
                var isObject = text[at++] == '{';
                objects = (objects << 1) | (isObject ? 1UL : 0);
                depth++;
                next = isObject ? Next.NameOrEnd : Next.ValueOrEnd;
                return OperationStatus.Done;
            case (byte)'}' when next is Next.NameOrEnd || (next == Next.CommaOrEnd && (objects & 1) == 1):
            case (byte)']' when next is Next.ValueOrEnd || (next == Next.CommaOrEnd && (objects & 1) == 0):
                at++;
                depth--;
                objects >>= 1;
                next = Next.CommaOrEnd;
                return OperationStatus.Done;
            case (byte)',' when next == Next.CommaOrEnd:
                at++;
                next = (objects & 1) == 1 ? Next.Name : Next.Value;
                return OperationStatus.Done;
            case (byte)':' when next == Next.Colon:
                at++;
                next = Next.Value;
                return OperationStatus.Done;
            case (byte)'"' when next is not (Next.Colon or Next.CommaOrEnd):
                next = next is Next.Name or Next.NameOrEnd ? Next.Colon : Next.CommaOrEnd;
                return String();
            default:
                if (next is not (Next.Value or Next.ValueOrEnd))
                    return OperationStatus.InvalidData;
                next = Next.CommaOrEnd;
                return text[at] is (byte)'t' or (byte)'f' or (byte)'n' ? Word() : Number();
        }
    }

    OperationStatus String()
    {
        at++;
        while (text[at..].IndexOfAny(InString) is var stop and >= 0)
        {
            at += stop;
            if (text[at] == '"')
            {
                at++;
                return OperationStatus.Done;
            }
            if (text[at] != '\\')
                return OperationStatus.InvalidData;
            var rest = text[(at + 1)..];
            var length = rest.Length > 0 && rest[0] == 'u' ? 5 : 1;
            if (rest.Length < length)
                return Missing();
            if (length == 1 ? "\"\\/bfnrt"u8.IndexOf(rest[0]) < 0 : AsciiByte.HexPair(rest[1], rest[2]) < 0 || AsciiByte.HexPair(rest[3], rest[4]) < 0)
                return OperationStatus.InvalidData;
            at += 1 + length;
        }
        return Missing();
    }

    OperationStatus Word()
    {
        var word = text[at] == 't' ? "true"u8 : text[at] == 'f' ? "false"u8 : "null"u8;
        var rest = text[at..];
        if (rest.Length < word.Length)
            return word.StartsWith(rest) ? Missing() : OperationStatus.InvalidData;
        at += word.Length;
        return rest.StartsWith(word) ? OperationStatus.Done : OperationStatus.InvalidData;
    }

    OperationStatus Number()
    {
        if (text[at] == '-')
            at++;
        var start = at;
        if (Digits() == 0 || (text[start] == '0' && at - start > 1))
            return at == text.Length ? Missing() : OperationStatus.InvalidData;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits() == 0)
                return at == text.Length ? Missing() : OperationStatus.InvalidData;
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
                at++;
            if (Digits() == 0)
                return at == text.Length ? Missing() : OperationStatus.InvalidData;
        }
        return OperationStatus.Done;
    }

    int Digits()
    {
        var start = at;
        while (at < text.Length && AsciiByte.IsDigit(text[at]))
            at++;
        return at - start;
    }

    OperationStatus Missing()
    {
        at = text.Length;
        return OperationStatus.NeedMoreData;
    }
}
