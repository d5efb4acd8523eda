namespace Rca.Core.Collecting;

/// <summary>What a connector may see at its source.</summary>
/// <param name="Reachable">Whether the source answered.</param>
/// <param name="Identity">As whom, in the source's own terms; null when not known.</param>
/// <param name="Permissions">For each declared permission whether it is held.</param>
/// <param name="Detail">What a person should know, in our own words; null when there is nothing to say.</param>
/// <param name="Findings">The ids of the descriptor's findings that hold; null is none.</param>
public sealed record ProbeReport(bool Reachable, string? Identity, IReadOnlyList<PermissionState> Permissions, string? Detail = null, IReadOnlyList<string>? Findings = null);
