namespace Rca.Pipeline.Intake;

/// <summary>What became of a report.</summary>
/// <param name="IncidentId">The incident that was accepted; null when every alert of it is dropped, or has resolved, so that nothing is collected.</param>
/// <param name="DroppedAlerts">How many alerts a route drops.</param>
/// <param name="UnroutedAlerts">How many alerts no route wants.</param>
sealed record Acceptance(string? IncidentId, int DroppedAlerts, int UnroutedAlerts);
