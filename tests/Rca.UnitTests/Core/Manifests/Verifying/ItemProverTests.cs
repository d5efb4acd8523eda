using System.Text;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Signing;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Verifying;

public sealed class ItemProverTests
{
    static readonly ManifestBundle Sealed = SealedBundle.New();
    static readonly IReadOnlyList<ManifestItem> Items = SealedBundle.Read(Sealed).Payload.Items;

    [Fact]
    public void Every_item_can_be_proven_without_the_others()
    {
        foreach (var item in Items)
        {
            var proof = CanonicalJson.Write(Prove(item.CommandId));

            Assert.Empty(ItemProver.Verify(proof, [SealedBundle.Key.PublicKey]).Faults);
            Assert.DoesNotContain(Items.Where(i => i != item), other => Encoding.UTF8.GetString(proof).Contains(other.CommandId, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Item_that_is_not_there_or_lacks_evidence_cannot_be_proven()
    {
        Assert.Null(ItemProver.Prove(Sealed, "cmd-x"));
        Assert.Null(ItemProver.Prove(Sealed with { Envelope = null }, Items[0].CommandId));
        Assert.Null(ItemProver.Prove(Sealed with { ReadEvidence = _ => null }, Items[2].CommandId));
    }

    [Fact]
    public void Changed_item_place_path_or_evidence_shows()
    {
        var proof = Prove(Items[2].CommandId);
        var other = Prove(Items[1].CommandId);

        Assert.Equal(FaultKind.Proof, Fault(proof with { Item = proof.Item with { Detail = "x" } }));
        Assert.Equal(FaultKind.Proof, Fault(proof with { Index = 1 }));
        Assert.Equal(FaultKind.Proof, Fault(proof with { Index = int.MaxValue }));
        Assert.Equal(FaultKind.Proof, Fault(proof with { Path = other.Path }));
        Assert.Equal(FaultKind.Proof, Fault(proof with { Path = [.. proof.Path.Skip(1)] }));
        Assert.Equal(FaultKind.Proof, Fault(proof with { Path = ["no hexadecimal"] }));
        Assert.Equal(FaultKind.EvidenceDigest, Fault(proof with { Evidence = proof.Evidence.ToDictionary(e => e.Key, _ => "{}") }));
        Assert.Equal(FaultKind.EvidenceMissing, Fault(proof with { Evidence = new Dictionary<string, string>() }));
        Assert.Equal(FaultKind.EvidenceUnnamed, Fault(proof with { Evidence = proof.Evidence.Append(new("stray", "{}")).ToDictionary(e => e.Key, e => e.Value) }));
    }

    [Fact]
    public void Proof_needs_a_trusted_key()
    {
        var proof = CanonicalJson.Write(Prove(Items[2].CommandId));

        Assert.Equal(FaultKind.NoTrustedKey, ItemProver.Verify(proof, []).Faults[0].Kind);
        Assert.Equal(FaultKind.Signature, ItemProver.Verify(proof, [SigningKey.Create().PublicKey]).Faults[0].Kind);
    }

    [Fact]
    public void Any_byte_of_a_proof_that_is_flipped_shows()
    {
        var proof = CanonicalJson.Write(Prove(Items[2].CommandId));
        var hint = Encoding.UTF8.GetString(proof).IndexOf(SealedBundle.Key.KeyId, StringComparison.Ordinal);
        for (var at = 0; at < proof.Length; at++)
        {
            if (at >= hint && at < hint + SealedBundle.Key.KeyId.Length) continue;
            byte[] copy = [.. proof];
            copy[at] ^= 1;
            Assert.False(ItemProver.Verify(copy, [SealedBundle.Key.PublicKey]).IsVerified, $"byte {at}");
        }
    }

    static ItemProof Prove(string commandId) => ItemProver.Prove(Sealed, commandId)!;

    static FaultKind Fault(ItemProof proof) => ItemProver.Verify(CanonicalJson.Write(proof), [SealedBundle.Key.PublicKey]).Faults[0].Kind;
}
