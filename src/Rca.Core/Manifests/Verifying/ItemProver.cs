using System.Text;
using Rca.Core.Manifests.Seal;
using Rca.Core.Signing;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Proves that one item belongs to a sealed manifest, and holds such a proof against trusted keys.</summary>
public static class ItemProver
{
    /// <summary>The proof of one item.</summary>
    /// <param name="bundle">A manifest with its envelope.</param>
    /// <param name="commandId">The item.</param>
    /// <returns>Null when manifest or envelope have another form, there is no such item, or a piece of its evidence is not there.</returns>
    public static ItemProof? Prove(ManifestBundle bundle, string commandId)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (ManifestDocument.Read(bundle.Manifest) is not var (manifest, leaves) || bundle.Envelope is not { } bytes || CanonicalJson.Read<DsseEnvelope>(bytes) is not { } envelope)
            return null;
        var items = manifest.Payload.Items;
        var index = items.TakeWhile(item => !string.Equals(item.CommandId, commandId, StringComparison.Ordinal)).Count();
        if (index == items.Count) return null;
        var evidence = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in items[index].Evidence)
        {
            if (bundle.ReadEvidence(reference.Sha256) is not { } content) return null;
            evidence[reference.Sha256] = Encoding.UTF8.GetString(content);
        }

        var path = MerkleTree.Path(leaves, index + 1);
        return new ItemProof(ItemProof.CurrentSchema, items[index], index, [.. path.Select(Convert.ToHexStringLower)], evidence, envelope);
    }

    /// <summary>Every fault of a proof.</summary>
    /// <param name="proof">The bytes of a proof.</param>
    /// <param name="trusted">The keys whose seals its reader believes.</param>
    public static Verification Verify(byte[] proof, IReadOnlyList<SigningPublicKey> trusted)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(trusted);
        var faults = new List<VerificationFault>();
        if (CanonicalJson.Read<ItemProof>(proof) is not { Schema: ItemProof.CurrentSchema } read)
            return new Verification([new(FaultKind.Form, $"it is not the canonical JSON of a proof of the form {ItemProof.CurrentSchema}")], null, null, 0);
        var signed = SignedStatement.Open(CanonicalJson.Write(read.Envelope), trusted, faults);
        if (signed.Statement is { } statement && !Belongs(read, statement.Predicate))
            faults.Add(new(FaultKind.Proof, "the item is not one of the manifest that was signed", read.Item.CommandId));
        OutcomeCheck.Check(read.Item, faults);
        foreach (var reference in read.Item.Evidence)
        {
            var fault = EvidenceCheck.Check(reference, read.Item.CommandId, sha => read.Evidence.TryGetValue(sha, out var text) ? Encoding.UTF8.GetBytes(text) : null);
            if (fault is not null) faults.Add(fault);
        }

        foreach (var name in read.Evidence.Keys.Except(read.Item.Evidence.Select(e => e.Sha256), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            faults.Add(new(FaultKind.EvidenceUnnamed, "no item names it", name));
        return new Verification(faults, signed.Statement?.Predicate, signed.KeyId, read.Evidence.Count);
    }

    static bool Belongs(ItemProof proof, ManifestPredicate predicate)
    {
        try
        {
            var path = proof.Path.Select(Convert.FromHexString).ToList();
            // Leaf 0 is the header.
            return MerkleTree.RootFrom(CanonicalJson.Write(proof.Item), proof.Index + 1, predicate.Items + 1, path) is { } root
                && string.Equals(ManifestAssembler.RootText(root), predicate.Root, StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
