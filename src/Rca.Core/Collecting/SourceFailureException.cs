using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// A connector's word for an answer that is not evidence. It carries our own words only: the source's text, which may hold a connection string or a row, stays behind.
/// </summary>
public sealed class SourceFailureException : Exception
{
    /// <param name="outcome">How the item ends; <see cref="Contracts.Outcome.Truncated"/> is what the wrapper makes of it when items came before.</param>
    /// <param name="reason">Why, as a word of lower-case letters, digits and hyphens.</param>
    /// <param name="detail">What a person should know or do; null when the reason says it all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The outcome is not a failure, or not one that a source can have.</exception>
    public SourceFailureException(Outcome outcome, string reason, string? detail = null) : base(reason)
    {
        if (outcome is Outcome.Collected or Outcome.Empty or Outcome.Withheld or Outcome.Skipped)
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "not a failure of a source");
        (Outcome, Reason, Detail) = (outcome, reason, detail);
    }

    /// <summary>How the item ends.</summary>
    public Outcome Outcome { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>What a person should know or do.</summary>
    public string? Detail { get; }

    /// <summary>The id of the permission that is missing; one that the connector's descriptor declares.</summary>
    public string? Permission { get; private init; }

    /// <summary>How long the source asks to wait; null when it did not say.</summary>
    public TimeSpan? Wait { get; private init; }

    /// <summary>Whether the source is full: it is not asked again then, however much time is left.</summary>
    public bool IsFull { get; private init; }

    /// <summary>The identity lacks a permission that the connector's descriptor declares.</summary>
    public static SourceFailureException Forbidden(PermissionDescriptor permission, string reason, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return new(Outcome.Forbidden, reason, detail) { Permission = permission.Id };
    }

    /// <summary>The source asks to wait; it is asked again when <paramref name="wait"/> is known and fits the time that is left.</summary>
    public static SourceFailureException Throttled(string reason, string? detail, TimeSpan? wait) => new(Outcome.Throttled, reason, detail) { Wait = wait };

    /// <summary>The source cannot be reached now, and says how long to wait.</summary>
    public static SourceFailureException Unreachable(string reason, string? detail, TimeSpan wait) => new(Outcome.Unreachable, reason, detail) { Wait = wait };

    /// <summary>The source has no room for us. It is not asked again: that would take of what it lacks.</summary>
    public static SourceFailureException Full(string reason, string? detail = null) => new(Outcome.Unreachable, reason, detail) { IsFull = true };
}
