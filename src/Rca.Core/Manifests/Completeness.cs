namespace Rca.Core.Manifests;

/// <summary>How much of a plan is in its manifest.</summary>
/// <param name="Complete">Items that ended in Collected or Empty.</param>
/// <param name="Planned">Items that were planned.</param>
/// <param name="UnroutedAlerts">Alerts of the incident that no route wants.</param>
/// <param name="TruncatedAlerts">Alerts that the sender left out.</param>
/// <param name="DroppedAlerts">Alerts of the incident that a route drops. Nothing is missing for them.</param>
public sealed record Completeness(int Complete, int Planned, int UnroutedAlerts, int TruncatedAlerts, int DroppedAlerts = 0)
{
    /// <summary>Whether nothing is missing. Where nothing was planned there is nothing to be complete.</summary>
    public bool IsComplete => Planned > 0 && Complete == Planned && UnroutedAlerts == 0 && TruncatedAlerts == 0;
}
