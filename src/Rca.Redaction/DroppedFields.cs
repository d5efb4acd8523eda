namespace Rca.Redaction;

/// <summary>How many fields were dropped for one reason; a dropped object counts once.</summary>
public sealed record DroppedFields(DropReason Reason, int Count);
