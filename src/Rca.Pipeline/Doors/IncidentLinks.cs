namespace Rca.Pipeline.Doors;

/// <summary>Where what there is of an incident is read.</summary>
sealed class IncidentLinks(Uri? externalUrl)
{
    /// <summary>Under the external address, or from the path on where none is configured.</summary>
    public string Of(string incidentId, string document) => $"{externalUrl?.OriginalString.TrimEnd('/')}/api/v1/incidents/{incidentId}/{document}";

    /// <summary>The whole address; null where none is configured.</summary>
    public string? External(string incidentId, string document) => externalUrl is null ? null : Of(incidentId, document);
}
