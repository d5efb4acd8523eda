namespace Rca.Contracts;

/// <summary>What a collector was allowed to see at its source, as its last probe found it. A declared permission is in exactly one of the three lists.</summary>
/// <param name="ProbedAt">When it was asked, by the collector's clock.</param>
/// <param name="Reachable">Whether the source answered.</param>
/// <param name="Held">The ids of the permissions that are held.</param>
/// <param name="Missing">The ids of those that are not.</param>
/// <param name="Unknown">The ids of those that the source did not tell.</param>
/// <param name="Identity">As whom, in the source's own terms; null when not known.</param>
/// <param name="Findings">The ids of what else the probe found, as the connector's descriptor declares them; null when there is nothing.</param>
public sealed record Access(
    DateTimeOffset ProbedAt,
    bool Reachable,
    IReadOnlyList<string> Held,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unknown,
    string? Identity = null,
    IReadOnlyList<string>? Findings = null);
