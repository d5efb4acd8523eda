using Rca.Core.Planning;

namespace Rca.Pipeline.Intake;

/// <summary>What became of an incident that was reported.</summary>
/// <param name="IncidentId">The incident that was accepted; null when every alert of it is dropped, or has resolved, so that nothing is collected.</param>
/// <param name="Alerts">What the routes say of each of its alerts; empty for one that has resolved.</param>
sealed record Acceptance(string? IncidentId, IReadOnlyList<AlertDecision> Alerts)
{
    public int DroppedAlerts => Alerts.Count(d => d == AlertDecision.Drop);

    public int UnroutedAlerts => Alerts.Count(d => d == AlertDecision.Unrouted);
}
