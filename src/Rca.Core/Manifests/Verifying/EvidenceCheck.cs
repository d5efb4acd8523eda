namespace Rca.Core.Manifests.Verifying;

/// <summary>Whether every piece of evidence is there and is what its item names, and nothing else is there. One piece is in memory at a time.</summary>
static class EvidenceCheck
{
    /// <returns>How many pieces were read.</returns>
    public static int Check(ManifestBundle bundle, IReadOnlyList<ManifestItem> items, List<VerificationFault> faults)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var reference in item.Evidence)
                if (pieces.Add(reference.Sha256)) Check(reference, item.CommandId, bundle.ReadEvidence, faults);
        }

        foreach (var name in bundle.EvidenceNames.Except(pieces, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            faults.Add(new(FaultKind.EvidenceUnnamed, "no item names it", name));
        return pieces.Count;
    }

    public static void Check(EvidenceReference reference, string item, Func<string, byte[]?> read, List<VerificationFault> faults)
    {
        if (read(reference.Sha256) is not { } bytes)
            faults.Add(new(FaultKind.EvidenceMissing, $"its evidence {reference.Sha256} is not there", item));
        else if (bytes.LongLength != reference.Size || !string.Equals(Identity.Sha256(bytes), reference.Sha256, StringComparison.Ordinal))
            faults.Add(new(FaultKind.EvidenceDigest, $"its evidence {reference.Sha256} has another content", item));
    }
}
