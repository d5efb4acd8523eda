using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Redacts an input that is said to be documents and nothing else; from the first that does not parse, the rest is withheld.</summary>
sealed class WholeDocuments(DocumentScrubber documents, RedactedOutput output)
{
    readonly ArrayBufferWriter<byte> scrubbed = new();
    readonly List<Placed> placed = [];

    internal void Scrub(ReadOnlySpan<byte> input, StreamFormat format)
    {
        if (format == StreamFormat.Yaml)
        {
            Scrub(input, DocumentFormat.Yaml, WithheldReason.NotYaml);
            return;
        }
        while (input.IndexOfAnyExcept(" \t\r\n"u8) is var start and >= 0)
        {
            output.Copy(input[..start]);
            input = input[start..];
            var whole = JsonExtent.Of(input, out var extent) == OperationStatus.Done;
            if (!Scrub(input[..(whole ? extent : input.Length)], DocumentFormat.Json, WithheldReason.NotJson))
                return;
            input = whole ? input[extent..] : default;
        }
        output.Copy(input);
    }

    bool Scrub(ReadOnlySpan<byte> source, DocumentFormat format, WithheldReason otherwise)
    {
        scrubbed.ResetWrittenCount();
        placed.Clear();
        try
        {
            if (!documents.TryScrub(source, format, scrubbed, placed))
                throw new WithheldException(otherwise);
            output.Put(new ScrubbedText(scrubbed.WrittenSpan.ToArray(), [.. placed]));
            return true;
        }
        catch (WithheldException withheld)
        {
            output.Withhold(withheld.Reason, quoted: true);
            output.Copy("\n"u8);
            return false;
        }
    }
}
