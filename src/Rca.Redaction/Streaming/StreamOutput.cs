using System.Buffers;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Writes redacted bytes on, with a line in the receipt for each token: where it is by line and column, or in an input of documents by pointer.</summary>
sealed class StreamOutput(IBufferWriter<byte> writer, ReceiptDraft receipt, bool pointers) : RedactedOutput
{
    readonly OutputPlaces places = new();

    internal long Bytes { get; private set; }

    internal override void Copy(ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes);
        places.Pass(bytes);
        Bytes += bytes.Length;
    }

    internal override void Put(ScrubbedText text)
    {
        var at = 0;
        foreach (var placed in text.Placed)
        {
            Copy(text.Bytes.AsSpan(at, placed.Start - at));
            receipt.Redact(placed.Rule.Id, placed.Rule.Class, pointers && placed.Pointer is { } pointer ? pointer : places.ToString(), placed.Token, placed.Chain);
            at = placed.Start;
        }
        Copy(text.Bytes.AsSpan(at));
    }

    internal override void Withhold(WithheldReason reason, bool quoted)
    {
        receipt.Withhold(reason, places.ToString());
        Copy(quoted ? WithheldMarker.Quoted(reason) : WithheldMarker.Of(reason));
    }
}
