namespace Rca.Redaction.Records;

/// <summary>Ends a walk that may let nothing through; it carries a reason, never content.</summary>
sealed class WithheldException(WithheldReason reason) : Exception
{
    internal WithheldReason Reason { get; } = reason;
}
