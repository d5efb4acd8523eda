namespace Rca.Contracts;

/// <summary>How one attempt at a command ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Items">How many pieces of evidence the attempt has in all its parts.</param>
/// <param name="DurationMs">Milliseconds that the attempt took.</param>
/// <param name="Ledger">Every request that the attempt made to the source, in the order in which they began.</param>
/// <param name="Reason">Why, as a word of lower-case letters, digits and hyphens; null when the outcome says it all.</param>
/// <param name="Detail">What a person should know or do, in our own words; never the source's text.</param>
/// <param name="Access">What the source let the collector see; null when it was not asked in time. The ledger has the requests of a probe that this attempt made.</param>
/// <param name="LedgerElided">Requests that the attempt made and that are not in <paramref name="Ledger"/>, which is bounded.</param>
/// <param name="Until">When the source may be asked again, by the collector's clock; where a wait is what ended it.</param>
/// <param name="Permission">The id of the permission that is missing, as the connector's descriptor declares it; null where no permission is.</param>
/// <param name="Grant">What a person must give for <paramref name="Permission"/>. The redactor writes it from the descriptor that it has itself; what a collector writes is not read.</param>
/// <param name="Elided">What was left out; for every <see cref="Contracts.Outcome.Truncated"/>.</param>
/// <param name="Answered">How many requests of the ledger were answered and permitted: the proof of <see cref="Contracts.Outcome.Empty"/>, which alone carries it.</param>
/// <param name="Skew">The source's clock less the collector's, as the attempt's requests bound it; null when no answer told the source's time.</param>
public sealed record Closing(
    Outcome Outcome,
    int Items,
    long DurationMs,
    IReadOnlyList<LedgerEntry> Ledger,
    string? Reason = null,
    string? Detail = null,
    Access? Access = null,
    int LedgerElided = 0,
    DateTimeOffset? Until = null,
    string? Permission = null,
    string? Grant = null,
    Elision? Elided = null,
    int? Answered = null,
    MillisecondRange? Skew = null);
