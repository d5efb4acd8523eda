namespace Rca.Core.Collecting.State;

/// <summary>What was found under a key.</summary>
/// <param name="Version">Its version, for a compare-and-set; 0 when nothing is there.</param>
/// <param name="Value">The value; null when nothing is there, or it cannot be opened.</param>
/// <param name="IsUnreadable">
/// True when something is there that no key of this process opens: sealed under a key that is not accepted any more, or changed. To its reader it is absent.
/// </param>
public sealed record StateReading(long Version, StateValue? Value, bool IsUnreadable = false)
{
    /// <summary>Nothing is there.</summary>
    public static StateReading Nothing { get; } = new(0, null);
}
