namespace Rca.Redaction;

/// <summary>A redacted record as UTF-8 JSON; when <see cref="Withheld"/> is set the JSON is empty.</summary>
public sealed record RedactedRecord(ReadOnlyMemory<byte> Json, WithheldReason? Withheld, Receipt Receipt);
