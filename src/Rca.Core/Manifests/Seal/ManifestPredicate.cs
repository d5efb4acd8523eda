namespace Rca.Core.Manifests.Seal;

/// <summary>What is signed of a manifest besides its digest, so that an item can be proven without the others.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Root">The Merkle root: <c>sha256:</c> and 64 hexadecimal digits. The tree has one leaf for the header and one for each item.</param>
/// <param name="Items">How many items the manifest has.</param>
/// <param name="Completeness">How much of the plan is in it.</param>
/// <param name="Assembly">When it was sealed, and as which revision.</param>
public sealed record ManifestPredicate(string IncidentId, string PlanId, string Root, int Items, Completeness Completeness, ManifestAssembly Assembly);
