namespace Rca.Core.Planning;

/// <summary>What the routes say of an alert.</summary>
public enum AlertDecision
{
    /// <summary>Evidence is wanted for it.</summary>
    Collect,

    /// <summary>A route drops it, whatever others want.</summary>
    Drop,

    /// <summary>No route matches it.</summary>
    Unrouted,
}
