using Rca.Core.Manifests.Seal;

namespace Rca.Core.Manifests.Verifying;

/// <summary>What a verification found.</summary>
/// <param name="Faults">Everything that does not hold; none when it is verified.</param>
/// <param name="Predicate">What was signed, where it could be read and a trusted key signed it; null otherwise.</param>
/// <param name="KeyId">The id of the trusted key that signed it; null when none did.</param>
/// <param name="Pieces">How many pieces of evidence were held against their digests.</param>
public sealed record Verification(IReadOnlyList<VerificationFault> Faults, ManifestPredicate? Predicate, string? KeyId, int Pieces)
{
    /// <summary>The manifest that was read, whether or not anything of it holds; null when it has no known form, or an item's proof was verified.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>Whether everything holds.</summary>
    public bool IsVerified => Faults.Count == 0;
}
