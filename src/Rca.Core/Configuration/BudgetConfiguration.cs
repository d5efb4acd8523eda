namespace Rca.Core.Configuration;

/// <summary>The budgets of time.</summary>
/// <param name="Deadline">From the acceptance of an incident to the sealing of its manifest.</param>
/// <param name="Collection">For one collection; shorter than the deadline, so that what comes can still be redacted and recorded.</param>
/// <param name="Lookback">How long before the start of the incident the window begins.</param>
public sealed record BudgetConfiguration(TimeSpan Deadline, TimeSpan Collection, TimeSpan Lookback)
{
    /// <summary>45 s, 30 s and one hour: the hour is what a Kubernetes API server keeps its events for by default.</summary>
    public static BudgetConfiguration Default { get; } = new(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(30), TimeSpan.FromHours(1));
}
