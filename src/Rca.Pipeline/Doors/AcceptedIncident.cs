namespace Rca.Pipeline.Doors;

/// <summary>An incident that was accepted.</summary>
/// <param name="IncidentId">Its id.</param>
/// <param name="Manifest">Where its manifest will be.</param>
sealed record AcceptedIncident(string IncidentId, string Manifest);
