namespace Rca.Core.Configuration;

/// <summary>The budgets of time.</summary>
/// <param name="Deadline">From the acceptance of an incident to the sealing of its manifest.</param>
/// <param name="Collection">For one collection; shorter than the deadline, so that what comes can still be redacted and recorded.</param>
/// <param name="Lookback">How long before the start of the incident the window begins.</param>
public sealed record BudgetConfiguration(TimeSpan Deadline, TimeSpan Collection, TimeSpan Lookback)
{
    /// <summary>How much older than the incident's report a collection may be that it shares; zero where each incident has its own.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a group of alerts must have been resolved until its next firing is a new incident.</summary>
    public TimeSpan ReopenAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>For how long after the seal evidence that comes late makes a new revision; zero where it is dropped.</summary>
    public TimeSpan LateEvidence { get; init; }

    /// <summary>45 s, 30 s and one hour: the hour is what a Kubernetes API server keeps its events for by default.</summary>
    public static BudgetConfiguration Default { get; } = new(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(30), TimeSpan.FromHours(1));
}
