using System.Buffers;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Where redacted bytes go, together with the receipt for them.</summary>
sealed class RedactedOutput(IBufferWriter<byte> writer, ReceiptDraft receipt)
{
    readonly OutputPlaces places = new();

    internal long Bytes { get; private set; }

    /// <summary>Puts out what needed no change.</summary>
    internal void Copy(ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes);
        places.Pass(bytes);
        Bytes += bytes.Length;
    }

    /// <summary>Puts out what was redacted, a line in the receipt for each token.</summary>
    internal void Put(ScrubbedText text, bool pointers)
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

    /// <summary>Puts out a marker in the place of something.</summary>
    internal void Withhold(WithheldReason reason, bool quoted)
    {
        receipt.Withhold(reason, places.ToString());
        Copy(quoted ? WithheldMarker.Quoted(reason) : WithheldMarker.Of(reason));
    }
}
