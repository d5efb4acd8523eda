using Rca.Core.Manifests.Seal;
using Rca.Core.Signing;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Holds a manifest against itself and against keys that its reader trusts; keys that stand in or beside it count for nothing.</summary>
public static class ManifestVerifier
{
    /// <summary>Every fault of a manifest and its evidence.</summary>
    /// <param name="bundle">What was found.</param>
    /// <param name="trusted">The keys whose seals its reader believes.</param>
    public static Verification Verify(ManifestBundle bundle, IReadOnlyList<SigningPublicKey> trusted)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(trusted);
        var faults = new List<VerificationFault>();
        var signed = SignedStatement.Open(bundle.Envelope, trusted, faults);
        var digest = "";
        (Manifest, IReadOnlyList<ReadOnlyMemory<byte>>)? document = null;
        // None of what runs side by side needs the other, and of a large manifest each takes its time.
        Parallel.Invoke(() => digest = Identity.Sha256(bundle.Manifest), () => document = ManifestDocument.Read(bundle.Manifest));
        if (signed.Statement is { } statement && !string.Equals(statement.Subject[0].Digest.Sha256, digest, StringComparison.Ordinal))
            faults.Add(new(FaultKind.ManifestDigest, "the manifest is not the one that was signed"));
        if (document is not ({ Schema: Manifest.CurrentSchema } manifest, var leaves))
        {
            faults.Add(new(FaultKind.Form, $"it is not the canonical JSON of a manifest of the form {Manifest.CurrentSchema}"));
            return new Verification(faults, signed.Statement?.Predicate, signed.KeyId, Pieces: 0);
        }

        var (header, items) = (manifest.Payload.Header, manifest.Payload.Items);
        var (root, pieces) = ("", 0);
        List<VerificationFault> planned = [], evidence = [];
        Parallel.Invoke(
            () => root = ManifestAssembler.RootOf(leaves),
            () => pieces = EvidenceCheck.Check(bundle, items, evidence),
            () =>
            {
                PlanCheck.Check(header, items, planned);
                foreach (var item in items)
                {
                    OutcomeCheck.Check(item, planned);
                    SharedCheck.Check(header, item, planned);
                }
            });
        if (!string.Equals(manifest.Root, root, StringComparison.Ordinal))
            faults.Add(new(FaultKind.Root, "the root does not follow from header and items"));
        if (signed.Statement is { } said && said != ManifestStatement.Of(manifest, digest) with { Subject = said.Subject })
            faults.Add(new(FaultKind.Statement, "what was signed says something else than the manifest"));
        faults.AddRange([.. planned, .. evidence]);
        return new Verification(faults, signed.Statement?.Predicate, signed.KeyId, pieces) { Manifest = manifest };
    }
}
