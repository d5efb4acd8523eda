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
/// <param name="Until">When the source may be asked again, by the collector's clock; where a wait is what ended it.</param>
/// <param name="Permission">The id of the permission that is missing.</param>
/// <param name="Grant">What a person must give for it, from the connector's descriptor.</param>
/// <param name="Elided">What was left out of a truncated item.</param>
/// <param name="Answered">How many requests were answered and permitted: the proof of an empty item.</param>
/// <param name="Skew">The source's clock less the collector's, as it was measured; null when it was not.</param>
/// <param name="Shared">The collection that it shares with another incident's plan; null when it was collected for this one.</param>
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
    int LedgerElided = 0,
    DateTimeOffset? Until = null,
    string? Permission = null,
    string? Grant = null,
    Elision? Elided = null,
    int? Answered = null,
    MillisecondRange? Skew = null,
    SharedFrom? Shared = null);
