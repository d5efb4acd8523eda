using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Scrubs the documents among some lines that need it, and keeps what became of them.</summary>
sealed class DocumentResults(DocumentScrubber documents, LearntValues learnt)
{
    readonly List<DocumentResult> results = [];
    readonly List<bool> wanted = [];
    readonly ArrayBufferWriter<byte> output = new();
    readonly List<Placed> placed = [];

    internal DocumentResult this[int document] => results[document];

    internal void Begin(int count)
    {
        results.Clear();
        wanted.Clear();
        for (var i = 0; i < count; i++)
        {
            results.Add(default);
            wanted.Add(false);
        }
    }

    /// <summary>Says that the scanner found something in it.</summary>
    internal void Want(int document) => wanted[document] = true;

    internal bool IsWanted(int document) => wanted[document];

    internal bool Has(int document) => results[document].IsKnown;

    internal void Scrub(int index, FoundDocument document, ReadOnlySpan<byte> lines, long origin)
    {
        output.ResetWrittenCount();
        placed.Clear();
        learnt.Here = origin + document.End;
        try
        {
            results[index] = documents.TryScrub(lines[document.Start..document.End], document.Format, output, placed)
                ? new DocumentResult(IsKnown: true, placed.Count == 0 ? null : new ScrubbedText(output.WrittenSpan.ToArray(), [.. placed]))
                : new DocumentResult(IsKnown: true, IsText: true);
        }
        catch (WithheldException withheld)
        {
            results[index] = new DocumentResult(IsKnown: true, Withheld: withheld.Reason);
        }
    }
}
