using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>One planned item and what came of it.</summary>
/// <param name="CommandId">Its command.</param>
/// <param name="Source">The source.</param>
/// <param name="Capability">The kind of evidence.</param>
/// <param name="Scope">What was looked at.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="DurationMs">Milliseconds that the attempt took; 0 when there was none.</param>
/// <param name="Evidence">The evidence, by digest.</param>
/// <param name="Ledger">Every request that the attempt made to the source, in the order in which they began.</param>
/// <param name="OtherAttempts">Attempts that did not enter.</param>
/// <param name="Attempt">The attempt that entered; null when none did.</param>
/// <param name="Reason">Why it ended so; null when the outcome says it all.</param>
/// <param name="Detail">What a person should know or do.</param>
/// <param name="LedgerElided">Requests that were made and are not in <paramref name="Ledger"/>, which is bounded.</param>
public sealed record ManifestItem(
    string CommandId,
    string Source,
    string Capability,
    IReadOnlyDictionary<string, string> Scope,
    Outcome Outcome,
    long DurationMs,
    IReadOnlyList<EvidenceReference> Evidence,
    IReadOnlyList<LedgerEntry> Ledger,
    IReadOnlyList<OtherAttempt> OtherAttempts,
    string? Attempt = null,
    string? Reason = null,
    string? Detail = null,
    int LedgerElided = 0);
