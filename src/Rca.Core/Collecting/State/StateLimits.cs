namespace Rca.Core.Collecting.State;

/// <summary>The bounds of what a source may have remembered.</summary>
public static class StateLimits
{
    /// <summary>The most bytes of a sealed value, before sealing.</summary>
    public const int SealedBytes = 64 * 1024;

    /// <summary>The most fields of a value in clear.</summary>
    public const int Fields = 64;

    /// <summary>The most values of one source. Writers at the same moment may exceed it by their number.</summary>
    public const int ValuesPerSource = 1_000;

    /// <summary>The longest time that a value is kept.</summary>
    public static readonly TimeSpan LongestRetention = TimeSpan.FromDays(90);
}
