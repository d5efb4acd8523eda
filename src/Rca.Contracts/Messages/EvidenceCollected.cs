namespace Rca.Contracts;

/// <summary>One part of what was captured, redacted. Parts of one attempt count from 0; the last one carries the closing.</summary>
/// <param name="CommandId">The command that it answers.</param>
/// <param name="PlanId">The plan of that command.</param>
/// <param name="Source">The source that was asked.</param>
/// <param name="Attempt">Which run of the command.</param>
/// <param name="Sequence">Which part of the attempt.</param>
/// <param name="Items">Redacted evidence.</param>
/// <param name="Closing">How the attempt ended; only in its last part.</param>
/// <param name="Withheld">Pieces of this part that could not be proven redacted and were thrown away.</param>
public sealed record EvidenceCollected(
    string CommandId,
    string PlanId,
    string Source,
    string Attempt,
    int Sequence,
    IReadOnlyList<EvidenceItem> Items,
    Closing? Closing = null,
    int Withheld = 0);
