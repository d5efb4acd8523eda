using System.Buffers;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Gathers one redacted text; a part of it that is withheld withholds it all.</summary>
sealed class TextOutput : RedactedOutput
{
    readonly ArrayBufferWriter<byte> bytes = new();
    readonly List<Placed> placed = [];

    internal ScrubbedText Text => new(bytes.WrittenSpan.ToArray(), placed);

    internal override void Copy(ReadOnlySpan<byte> part) => bytes.Write(part);

    internal override void Put(ScrubbedText text)
    {
        foreach (var token in text.Placed)
            placed.Add(token with { Start = token.Start + bytes.WrittenCount });
        bytes.Write(text.Bytes);
    }

    internal override void Withhold(WithheldReason reason, bool quoted) => throw new WithheldException(reason);
}
