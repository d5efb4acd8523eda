using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Settings in files that a document carries under the file's name: "name value" lines, and XML elements with text.</summary>
static class Directives
{
    static ReadOnlySpan<byte> Blanks => " \t"u8;

    /// <summary>Whether the name is one of a file in such a format.</summary>
    internal static bool IsFile(ReadOnlySpan<byte> name) =>
        name.EndsWith(".conf"u8) || name.EndsWith(".cfg"u8) || name.EndsWith(".cnf"u8)
        || name.EndsWith(".config"u8) || name.EndsWith(".xml"u8) || name.EndsWith("rc"u8);

    /// <summary>The next value that is a secret by its name; <paramref name="at"/> moves behind its line.</summary>
    internal static bool Next(ReadOnlySpan<byte> text, ref int at, out int start, out int end)
    {
        while (at < text.Length)
        {
            var from = at;
            var length = text[at..].IndexOf((byte)'\n');
            var to = length < 0 ? text.Length : at + length;
            at = Math.Min(text.Length, to + 1);
            if (Value(text[from..to], out start, out end))
            {
                (start, end) = (from + start, from + end);
                return true;
            }
        }
        (start, end) = (0, 0);
        return false;
    }

    static bool Value(ReadOnlySpan<byte> line, out int start, out int end)
    {
        (start, end) = (0, 0);
        var from = line.IndexOfAnyExcept(Blanks);
        if (from < 0)
            return false;
        return line[from] == '<' ? Element(line, from + 1, out start, out end) : Directive(line, from, out start, out end);
    }

    static bool Directive(ReadOnlySpan<byte> line, int from, out int start, out int end)
    {
        (start, end) = (0, line.TrimEnd(" \t\r;"u8).Length);
        var length = line[from..].IndexOfAny(Blanks);
        if (length <= 0)
            return false;
        var name = line.Slice(from, length);
        start = AsciiByte.SkipBlanks(line, from + length);
        if (end - start > 2 && line[start] is (byte)'"' or (byte)'\'' && line[end - 1] == line[start])
            (start, end) = (start + 1, end - 1);
        else if (end <= start || line[start..end].IndexOfAny(Blanks) >= 0)
            return false;
        // nginx passes requests on to what stands there.
        return !name.EndsWith("_pass"u8) && IsSecret(name, line[start..end]);
    }

    static bool Element(ReadOnlySpan<byte> line, int from, out int start, out int end)
    {
        (start, end) = (0, 0);
        var open = line[from..].IndexOf((byte)'>');
        if (open <= 0)
            return false;
        start = from + open + 1;
        var close = line[start..].IndexOf("</"u8);
        end = start + Math.Max(close, 0);
        return close > 0 && IsSecret(line.Slice(from, open), line[start..end]);
    }

    static bool IsSecret(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // The words of redis.conf.
        var kind = name.SequenceEqual("requirepass"u8) || name.SequenceEqual("masterauth"u8) ? KeyKind.Password : KeyVerdict.KindOf(name);
        return kind is KeyKind.Password or KeyKind.Secret && ValueGuards.IsSecret(value, kind, name);
    }
}
