namespace Rca.Core.Manifests.Verifying;

/// <summary>Whether every piece of evidence is there and is what its item names, and nothing else is there. One piece for each core is in memory at a time.</summary>
static class EvidenceCheck
{
    // Below this a second core costs more than it saves.
    const int Many = 64;

    /// <returns>How many pieces were read.</returns>
    public static int Check(ManifestBundle bundle, IReadOnlyList<ManifestItem> items, List<VerificationFault> faults)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var pieces = items.SelectMany(i => i.Evidence.Select(e => (Reference: e, Item: i.CommandId))).Where(p => named.Add(p.Reference.Sha256)).ToList();
        var found = new VerificationFault?[pieces.Count];
        Parallel.For(
            0, pieces.Count, new ParallelOptions { MaxDegreeOfParallelism = pieces.Count < Many ? 1 : Environment.ProcessorCount },
            i => found[i] = Check(pieces[i].Reference, pieces[i].Item, bundle.ReadEvidence));
        faults.AddRange(found.OfType<VerificationFault>());

        foreach (var name in bundle.EvidenceNames.Where(n => !named.Contains(n)).Order(StringComparer.Ordinal))
            faults.Add(new(FaultKind.EvidenceUnnamed, "no item names it", name));
        return pieces.Count;
    }

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static VerificationFault? Check(EvidenceReference reference, string item, Func<string, byte[]?> read)
    {
        if (read(reference.Sha256) is not { } bytes) return new(FaultKind.EvidenceMissing, $"its evidence {reference.Sha256} is not there", item);
        return bytes.LongLength == reference.Size && string.Equals(Identity.Sha256(bytes), reference.Sha256, StringComparison.Ordinal)
            ? null
            : new(FaultKind.EvidenceDigest, $"its evidence {reference.Sha256} has another content", item);
    }
}
