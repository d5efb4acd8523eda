using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Finds JSON and YAML documents among lines and scrubs them; the rest is text. Each line is read once, whether it was part of a document or not.</summary>
sealed class DocumentFinder(DocumentScrubber documents, LearntValues learnt)
{
    internal const int MaxJson = 16 * 1024 * 1024;
    const int MaxYaml = 1024 * 1024;

    readonly ArrayBufferWriter<byte> output = new();
    readonly List<Placed> placed = [];

    /// <summary>Reads whole lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="origin">Where in the input they begin.</param>
    /// <param name="final">Whether nothing comes after them.</param>
    /// <param name="found">Where documents go.</param>
    /// <returns>Up to where the lines are told apart: behind it a document is not whole yet.</returns>
    internal int Find(ReadOnlySpan<byte> lines, long origin, bool final, List<ScrubbedDocument> found)
    {
        for (var at = 0; at < lines.Length;)
        {
            var length = LineLength(lines[at..]);
            var line = lines.Slice(at, length);
            var first = AsciiByte.SkipBlanks(line, 0);
            if (first < line.Length && line[first] is (byte)'{' or (byte)'[')
            {
                switch (JsonExtent.Of(lines[at..], out var extent))
                {
                    case OperationStatus.NeedMoreData when !final && lines.Length - at < MaxJson:
                        return at;
                    case OperationStatus.Done:
                        TryScrub(lines, at, at + extent, DocumentFormat.Json, origin, found);
                        break;
                }
                at += extent;
            }
            else if (YamlLines.MayOpen(line))
            {
                var extent = YamlLines.Extent(lines[at..]);
                if (at + extent == lines.Length && !final && extent < MaxYaml)
                    return at;
                if (extent > length)
                    TryScrub(lines, at, at + extent, DocumentFormat.Yaml, origin, found);
                at += extent;
            }
            else
            {
                at += length;
            }
        }
        return lines.Length;
    }

    void TryScrub(ReadOnlySpan<byte> lines, int start, int end, DocumentFormat format, long origin, List<ScrubbedDocument> found)
    {
        output.ResetWrittenCount();
        placed.Clear();
        learnt.Here = origin + end;
        try
        {
            if (documents.TryScrub(lines[start..end], format, output, placed))
                found.Add(new ScrubbedDocument(start, end, new ScrubbedText(output.WrittenSpan.ToArray(), [.. placed])));
        }
        catch (WithheldException withheld)
        {
            found.Add(new ScrubbedDocument(start, end, null, withheld.Reason));
        }
    }

    static int LineLength(ReadOnlySpan<byte> lines) => lines.IndexOf((byte)'\n') is var length and >= 0 ? length + 1 : lines.Length;
}
