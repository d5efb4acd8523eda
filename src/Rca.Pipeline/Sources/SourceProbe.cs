namespace Rca.Pipeline.Sources;

/// <summary>What the probe of one source found, in the words of its descriptor.</summary>
sealed record SourceProbe(
    string Source,
    string Connector,
    ProbeStatus Status,
    string? Identity,
    IReadOnlyList<ProbedPermission> Permissions,
    IReadOnlyList<ProbedCapability> Capabilities,
    IReadOnlyList<ProbedFinding> Findings,
    int Requests,
    long DurationMs,
    string? Detail = null)
{
    /// <summary>Whether it can be worked with: it answers, nothing mandatory is missing, and at least one capability is not ruled out.</summary>
    public bool IsSound => Status == ProbeStatus.Elsewhere
        || (Status == ProbeStatus.Reachable
            && !Permissions.Any(p => p is { Mandatory: true, State: PermissionHolding.Missing })
            && Capabilities.Any(c => c.Usable != Usability.No));
}
