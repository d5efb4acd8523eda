namespace Rca.Core.Stores;

/// <summary>What holds for a plan from its storing on; times are by the store's clock.</summary>
/// <param name="TimeToSeal">From the acceptance of the incident to the sealing at the latest.</param>
/// <param name="Freshness">How much older than the plan a collection may be that it shares.</param>
/// <param name="Capped">The sources whose commands wait until <see cref="IIncidentStore.AdmitAsync"/> lets them through.</param>
public sealed record PlanTerms(TimeSpan TimeToSeal, TimeSpan Freshness, IReadOnlySet<string> Capped)
{
    /// <summary>For how long after the seal evidence makes a new revision; zero where what comes late is dropped.</summary>
    public TimeSpan LateEvidence { get; init; }
}
