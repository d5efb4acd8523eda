using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Puts out lines of text: as they are, or with what was found in them replaced.</summary>
sealed class TextLines(TextScrubber scrubber, DocumentScrubber documents, RedactedOutput output)
{
    readonly List<Hit> group = [];
    readonly ArrayBufferWriter<byte> document = new();
    readonly List<Placed> placed = [];

    /// <summary>Puts out lines with hits in order, from the next one on.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="start">Where they begin in what was scanned.</param>
    /// <param name="hits">What was found.</param>
    /// <param name="next">The first hit that is not behind; it moves past theirs.</param>
    internal void Write(ReadOnlySpan<byte> lines, int start, List<Hit> hits, ref int next)
    {
        var at = 0;
        while (next < hits.Count && hits[next].Start < start + lines.Length)
        {
            var from = lines[at..(hits[next].Start - start)].LastIndexOf((byte)'\n') + 1 + at;
            group.Clear();
            int to;
            do
            {
                var hit = hits[next++];
                group.Add(hit with { Start = hit.Start - start - from, End = hit.End - start - from });
                var end = hit.End - start;
                to = lines[end..].IndexOf((byte)'\n') is var length and >= 0 ? end + length + 1 : lines.Length;
            }
            while (next < hits.Count && hits[next].Start < start + to);
            output.Copy(lines[at..from]);
            Put(scrubber.Scrub(new ScrubbedText(lines[from..to].ToArray(), []), group));
            at = to;
        }
        output.Copy(lines[at..]);
    }

    /// <summary>Puts out lines that were not scanned yet.</summary>
    internal void WriteAlone(ReadOnlySpan<byte> lines) => Put(scrubber.Scrub(lines.ToArray()));

    void Put(ScrubbedText? scrubbed)
    {
        if (scrubbed is null)
            output.Withhold(WithheldReason.Unstable, quoted: false);
        else if (BecameDocument(scrubbed.Bytes))
            PutDocument(scrubbed);
        else
            output.Put(scrubbed);
    }

    // A token in the place of a raw line break or a bad escape can make JSON of what was none: whoever reads it then goes by its structure.
    static bool BecameDocument(ReadOnlySpan<byte> lines) =>
        lines[0] is (byte)'{' or (byte)'[' or (byte)' ' or (byte)'\t'
        && JsonExtent.Of(lines.TrimStart(" \t"u8), out var extent) == OperationStatus.Done && extent >= lines.Trim(" \t\r\n"u8).Length;

    void PutDocument(ScrubbedText text)
    {
        var start = text.Bytes.AsSpan().IndexOfAnyExcept(" \t"u8);
        var end = text.Bytes.AsSpan().TrimEnd(" \t\r\n"u8).Length;
        document.ResetWrittenCount();
        placed.Clear();
        try
        {
            if (!documents.TryScrub(text.Bytes.AsSpan(start, end - start), DocumentFormat.Json, document, placed) || placed.Count == 0)
            {
                output.Put(text);
                return;
            }
            output.Copy(text.Bytes.AsSpan(0, start));
            output.Put(new ScrubbedText(document.WrittenSpan.ToArray(), placed).After(text));
            output.Copy(text.Bytes.AsSpan(end));
        }
        catch (WithheldException withheld)
        {
            output.Withhold(withheld.Reason, quoted: true);
        }
    }
}
