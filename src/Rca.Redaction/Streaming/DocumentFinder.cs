using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Finds JSON and YAML documents among lines; the rest is text.</summary>
sealed class DocumentFinder(DocumentScrubber documents)
{
    internal const int MaxJson = 16 * 1024 * 1024;
    const int MaxYaml = 1024 * 1024;

    // Reading what is no document after all costs more than to look first: a text of such lines pays that price a few times only.
    const int MaxVain = 4;

    int vain;

    /// <summary>Reads whole lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="first">Whether they are the first of the input: when all of it looks like YAML, no line needs to tell it.</param>
    /// <param name="final">Whether nothing comes after them.</param>
    /// <param name="found">Where documents go.</param>
    /// <param name="texts">Where the texts of plain ones go.</param>
    /// <returns>Up to where the lines are told apart: behind it a document is not whole yet.</returns>
    internal int Find(ReadOnlySpan<byte> lines, bool first, bool final, List<FoundDocument> found, ScanSheet texts)
    {
        vain = 0;
        for (var at = 0; at < lines.Length;)
        {
            var line = lines.Slice(at, LineLength(lines[at..]));
            var start = AsciiByte.SkipBlanks(line, 0);
            if (start < line.Length && line[start] is (byte)'{' or (byte)'[')
            {
                if (OneLine(line, at, found, texts))
                {
                    at += line.Length;
                    continue;
                }
                var status = JsonExtent.Of(lines[at..], out var extent);
                if (status == OperationStatus.NeedMoreData && !final && lines.Length - at < MaxJson)
                    return at;
                if (status == OperationStatus.Done)
                    Add(lines[at..(at + extent)], at, DocumentFormat.Json, found, texts);
                at += extent;
            }
            else if (YamlProbe.Line(line) is var kind && kind == YamlLine.Opens || (kind == YamlLine.Continues && first && at == 0))
            {
                var extent = YamlExtent(lines[at..]);
                var reachesEnd = at + extent == lines.Length;
                if (reachesEnd && !final && extent < MaxYaml)
                    return at;
                if (extent > line.Length && (reachesEnd || kind == YamlLine.Opens) && !HasOpenBlock(lines.Slice(at, extent)))
                    Add(lines[at..(at + extent)], at, DocumentFormat.Yaml, found, texts);
                at += reachesEnd || kind == YamlLine.Opens ? extent : line.Length;
            }
            else
            {
                at += line.Length;
            }
        }
        return lines.Length;
    }

    bool OneLine(ReadOnlySpan<byte> line, int at, List<FoundDocument> found, ScanSheet texts)
    {
        var json = line.TrimEnd(" \t\r\n"u8);
        if (vain >= MaxVain || json[^1] is not ((byte)'}' or (byte)']'))
            return false;
        if (Add(json, at, DocumentFormat.Json, found, texts))
            return true;
        vain++;
        return false;
    }

    bool Add(ReadOnlySpan<byte> source, int at, DocumentFormat format, List<FoundDocument> found, ScanSheet texts)
    {
        var before = texts.Length;
        if (format == DocumentFormat.Json && documents.TryLayTexts(source, texts))
        {
            found.Add(new FoundDocument(at, at + source.Length, format, IsPlain: true, texts.Length - before));
            return true;
        }
        var look = documents.Look(source, format);
        if (look == DocumentLook.NoDocument)
            return false;
        if (look == DocumentLook.Plain)
            documents.LayTexts(texts);
        else if (look == DocumentLook.Glanced)
            texts.Add(source);
        found.Add(new FoundDocument(at, at + source.Length, format, look != DocumentLook.Structured, texts.Length - before));
        return true;
    }

    // A key block that goes on behind the last line is no part of a document.
    static bool HasOpenBlock(ReadOnlySpan<byte> lines) =>
        lines.LastIndexOf("-----BEGIN "u8) is >= 0 and var begin && lines[begin..].IndexOf("-----END "u8) < 0;

    static int YamlExtent(ReadOnlySpan<byte> lines)
    {
        var extent = LineLength(lines);
        while (extent < lines.Length)
        {
            var length = LineLength(lines[extent..]);
            if (YamlProbe.Line(lines.Slice(extent, length)) == YamlLine.Ends)
                break;
            extent += length;
        }
        return extent;
    }

    static int LineLength(ReadOnlySpan<byte> lines) => lines.IndexOf((byte)'\n') is var length and >= 0 ? length + 1 : lines.Length;
}
