namespace Rca.Redaction;

/// <summary>A part of the input in whose place a marker stands.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Place">In the output: line:column counted in characters from 1.</param>
public sealed record WithheldPart(WithheldReason Reason, string Place);
