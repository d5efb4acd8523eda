using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Yaml;

/// <summary>Lays on the sheet what stands between the scalars: comments, anchors, tags, directives.</summary>
static class YamlMargins
{
    static readonly SearchValues<byte> Words = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>False when the scalars do not follow one another, which would be the parser's mistake.</summary>
    internal static bool Lay(ReadOnlySpan<byte> source, DocumentTape tape)
    {
        var count = tape.Scalars.Length;
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var (start, end, form) = (tape.Scalars[i].Start, tape.Scalars[i].End, tape.Scalars[i].Form);
            if (start < at)
                return false;
            Between(source, at, start, tape);
            at = end;
            if (form is ScalarForm.Literal or ScalarForm.Folded)
                Between(source, start, YamlBlock.BodyStart(source, start, end), tape);
        }
        Between(source, at, source.Length, tape);
        return true;
    }

    static void Between(ReadOnlySpan<byte> source, int start, int end, DocumentTape tape)
    {
        var from = start;
        while (from < end)
        {
            var length = source[from..end].IndexOf((byte)'\n');
            var line = length < 0 ? end : from + length + 1;
            var comment = Comment(source, from, line);
            Lay(source, from, comment, ScalarForm.Mark, tape);
            Lay(source, Math.Min(comment + 1, line), line, ScalarForm.Comment, tape);
            from = line;
        }
    }

    static int Comment(ReadOnlySpan<byte> source, int start, int end)
    {
        for (var at = start; source[at..end].IndexOf((byte)'#') is var next and >= 0; at++)
        {
            at += next;
            if (at == 0 || AsciiByte.IsSpace(source[at - 1]))
                return at;
        }
        return end;
    }

    static void Lay(ReadOnlySpan<byte> source, int start, int end, ScalarForm form, DocumentTape tape)
    {
        while (end > start && AsciiByte.IsSpace(source[end - 1]))
            end--;
        if (source[start..end].IndexOfAny(Words) < 0)
            return;
        var text = tape.Sheet.Length;
        tape.Sheet.Add(source[start..end]);
        tape.Lay(start, end, text, end - start, form);
    }
}
