namespace Rca.Contracts;

/// <summary>How one attempt at a command ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Items">How many pieces of evidence the attempt has in all its parts.</param>
/// <param name="DurationMs">Milliseconds that the attempt took.</param>
/// <param name="Ledger">Every request that the attempt made to the source, in order.</param>
/// <param name="Reason">Why, as a word of lower-case letters, digits and hyphens; null when the outcome says it all.</param>
/// <param name="Detail">What a person should know or do, in our own words; never the source's text.</param>
/// <param name="Access">What the source let the collector see; null when it was not asked in time. The ledger has the requests of a probe that this attempt made.</param>
public sealed record Closing(
    Outcome Outcome,
    int Items,
    long DurationMs,
    IReadOnlyList<LedgerEntry> Ledger,
    string? Reason = null,
    string? Detail = null,
    Access? Access = null);
