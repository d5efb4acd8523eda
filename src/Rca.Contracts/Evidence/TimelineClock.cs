namespace Rca.Contracts;

/// <summary>Whose clock a point of the timeline was read from.</summary>
public enum TimelineClock
{
    /// <summary>The clock of the source. Its skew is measured at collection.</summary>
    Source,

    /// <summary>The clock of the collector.</summary>
    Collector,

    /// <summary>The clock of somebody else, such as the person who committed. How far it is off is not known.</summary>
    Other,
}
