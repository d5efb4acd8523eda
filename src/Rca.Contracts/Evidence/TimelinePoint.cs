namespace Rca.Contracts;

/// <summary>What a piece of evidence says of when: it happened, once or more often, not before the one time and not after the other.</summary>
/// <param name="What">What happened.</param>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after, as far as it was seen.</param>
/// <param name="Clock">Whose clock both are read from.</param>
public sealed record TimelinePoint(TimelineWord What, DateTimeOffset Earliest, DateTimeOffset Latest, TimelineClock Clock = TimelineClock.Source)
{
    /// <summary>The most points that one piece of evidence has; those beyond are left out.</summary>
    public const int Most = 16;
}
