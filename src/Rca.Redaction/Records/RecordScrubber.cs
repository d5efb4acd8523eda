using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Records;

/// <summary>Redacts the records of one collection; what it learns from one it looks for in the next. Not thread-safe.</summary>
sealed class RecordScrubber
{
    readonly TextScanner scanner;
    readonly LearntValues learnt;
    readonly Gatekeeper gatekeeper;
    readonly FreeTexts texts;

    internal RecordScrubber(TextScanner scanner, TokenMint mint)
    {
        this.scanner = scanner;
        learnt = new LearntValues(scanner.Policy) { Hindsight = true };
        var scrubber = new TextScrubber(scanner, mint, learnt);
        var documents = new DocumentScrubber(scanner, scrubber, mint, learnt);
        gatekeeper = new Gatekeeper(scanner, mint, learnt);
        texts = new FreeTexts(scanner, scrubber, documents, learnt);
    }

    /// <summary>How many values it has learnt.</summary>
    internal int Learnt => learnt.Count;

    /// <summary>Writes what may leave.</summary>
    /// <exception cref="WithheldException">Nothing may.</exception>
    /// <exception cref="JsonException">It is no strict JSON.</exception>
    internal ReadOnlyMemory<byte> Scrub(RecordInput record, ReceiptDraft receipt)
    {
        if (!Utf8.IsValid(record.Json.Span))
            throw new WithheldException(WithheldReason.NotJson);
        var output = new ArrayBufferWriter<byte>(Math.Max(256, record.Json.Length));
        using var document = JsonDocument.Parse(record.Json, RecordParsing.Strict);
        using (var writer = new Utf8JsonWriter(output, RecordParsing.Plain))
            new RecordWalker(record.Catalogue, new RecordPolicy(scanner.Policy, record), gatekeeper, texts, writer, receipt).Walk(document.RootElement);
        return OutputSweep.Finds(output.WrittenMemory, scanner, learnt) ? throw new WithheldException(WithheldReason.SweepFound) : output.WrittenMemory;
    }
}
