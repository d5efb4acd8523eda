namespace Rca.Core.Collecting;

/// <summary>A right that a connector needs at its source.</summary>
/// <param name="Id">Its id, which a probe report refers to.</param>
/// <param name="Mandatory">Whether nothing useful works without it.</param>
/// <param name="Why">What it is needed for, in one sentence.</param>
/// <param name="Grant">Exactly what a person must give: an RBAC rule, a GitHub permission, a GRANT.</param>
public sealed record PermissionDescriptor(string Id, bool Mandatory, string Why, string Grant);
