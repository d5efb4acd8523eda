namespace Rca.Pipeline.Doors;

/// <summary>One page of incidents.</summary>
/// <param name="Incidents">The incidents.</param>
/// <param name="Next">The cursor of the next page; null when this is the last.</param>
sealed record IncidentPage(IReadOnlyList<IncidentEntry> Incidents, string? Next = null);
