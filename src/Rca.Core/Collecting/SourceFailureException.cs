using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// A connector's word for an answer that is not evidence. It carries our own words only: the source's text, which may hold a connection string or a row, stays behind.
/// </summary>
/// <param name="outcome">How the item ends; <see cref="Contracts.Outcome.Truncated"/> is what the wrapper makes of it when items came before.</param>
/// <param name="reason">Why, as a word of lower-case letters, digits and hyphens.</param>
/// <param name="detail">What a person should know or do; null when the reason says it all.</param>
public sealed class SourceFailureException(Outcome outcome, string reason, string? detail = null) : Exception(reason)
{
    /// <summary>How the item ends.</summary>
    public Outcome Outcome { get; } = outcome;

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;

    /// <summary>What a person should know or do.</summary>
    public string? Detail { get; } = detail;
}
