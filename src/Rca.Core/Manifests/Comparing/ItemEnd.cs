using Rca.Contracts;

namespace Rca.Core.Manifests.Comparing;

/// <summary>How an item ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why.</param>
/// <param name="Permission">The permission that is missing.</param>
/// <param name="Pieces">How many pieces of evidence it has.</param>
public sealed record ItemEnd(Outcome Outcome, string? Reason, string? Permission, int Pieces)
{
    internal static ItemEnd? Of(ManifestItem? item) => item is null ? null : new ItemEnd(item.Outcome, item.Reason, item.Permission, item.Evidence.Count);
}
