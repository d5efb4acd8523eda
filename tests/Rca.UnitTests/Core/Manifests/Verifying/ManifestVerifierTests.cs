using System.Text;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Signing;
using Rca.UnitTests.Testing;
using Xunit;
using static Rca.UnitTests.Core.Manifests.Verifying.SealedBundle;

namespace Rca.UnitTests.Core.Manifests.Verifying;

/// <summary>Law: editing a manifest and re-hashing it must fail, and what fails is named.</summary>
public sealed class ManifestVerifierTests
{
    static readonly ManifestBundle Sealed = New();

    [Fact]
    public void Sealed_manifest_is_verified()
    {
        var result = Verify(Sealed);

        Assert.Empty(result.Faults);
        Assert.Equal((Key.KeyId, 3, 4), (result.KeyId, result.Pieces, result.Predicate!.Items));
    }

    [Fact]
    public void Rotation_has_several_trusted_keys() =>
        Assert.True(ManifestVerifier.Verify(Sealed, [SigningKey.Create().PublicKey, Key.PublicKey]).IsVerified);

    [Fact]
    public void Without_a_trusted_key_it_is_unverified_even_when_all_else_holds()
    {
        var fault = Assert.Single(ManifestVerifier.Verify(Sealed, []).Faults);

        Assert.Equal((FaultKind.NoTrustedKey, "unverified: no trusted key"), (fault.Kind, fault.Detail));
    }

    [Fact]
    public void Any_bit_of_any_byte_that_is_flipped_shows()
    {
        for (var at = 0; at < Sealed.Manifest.Length; at++)
            Assert.Contains(Verify(Sealed with { Manifest = Flipped(Sealed.Manifest, at) }).Faults, f => f.Kind == FaultKind.ManifestDigest);
    }

    // Without the signature's help too: canonical form, root, ids and counts leave few bytes that could be changed, and none of the payload.
    [Fact]
    public void Any_byte_of_the_payload_that_is_flipped_shows_in_form_or_root()
    {
        var text = Encoding.UTF8.GetString(Sealed.Manifest);
        var (from, to) = (text.IndexOf("\"payload\":", StringComparison.Ordinal), text.IndexOf(",\"root\":", StringComparison.Ordinal));
        for (var at = from; at < to; at++)
            Assert.Contains(ManifestVerifier.Verify(Sealed with { Manifest = Flipped(Sealed.Manifest, at) }, []).Faults, f => f.Kind is FaultKind.Form or FaultKind.Root);
    }

    [Fact]
    public void Any_byte_of_the_envelope_that_is_flipped_shows()
    {
        // The key id is a hint that nobody relies on.
        var hint = Encoding.UTF8.GetString(Sealed.Envelope!).IndexOf(Key.KeyId, StringComparison.Ordinal);
        for (var at = 0; at < Sealed.Envelope!.Length; at++)
        {
            var isHint = at >= hint && at < hint + Key.KeyId.Length;
            if (!isHint) Assert.False(Verify(Sealed with { Envelope = Flipped(Sealed.Envelope, at) }).IsVerified, $"byte {at}");
        }
    }

    [Fact]
    public void Item_that_was_taken_out_shows_even_signed_anew_by_a_trusted_key() =>
        Names(FaultKind.Plan, Sealed.WithItems(items => [.. items.Skip(1)]).SignedWith(Key));

    [Fact]
    public void Item_that_was_put_in_shows_even_signed_anew_by_a_trusted_key() =>
        Names(FaultKind.Plan, Sealed.WithItems(items => [.. items, items[0] with { Source = "another" }]).SignedWith(Key));

    [Fact]
    public void Item_that_stands_twice_shows_even_signed_anew_by_a_trusted_key() =>
        Names(FaultKind.Plan, Sealed.WithItems(items => [.. items, items[0]]).SignedWith(Key));

    [Fact]
    public void Items_in_another_order_show_even_signed_anew_by_a_trusted_key() =>
        Names(FaultKind.Plan, Sealed.WithItems(items => [.. items.Reverse()]).SignedWith(Key));

    [Fact]
    public void Item_of_another_scope_shows_even_signed_anew_by_a_trusted_key()
    {
        var scope = new Dictionary<string, string> { ["database"] = "billing" };
        var faults = Verify(Sealed.WithItems(items => [.. items.Take(2), items[2] with { Scope = scope }, items[3]]).SignedWith(Key)).Faults;

        Assert.Contains(faults, f => f.Kind == FaultKind.Plan && f.Item == Read(Sealed).Payload.Items[2].CommandId);
    }

    [Fact]
    public void Edited_and_rehashed_manifest_is_not_the_one_that_was_signed() =>
        Names(FaultKind.ManifestDigest, Sealed.WithItems(items => [.. items.Take(3), items[3] with { Detail = "nothing to see" }]));

    [Fact]
    public void Signature_of_a_key_that_nobody_trusts_counts_for_nothing() => Names(FaultKind.Signature, Sealed.SignedWith(SigningKey.Create()));

    [Fact]
    public void Manifest_without_an_envelope_is_signed_by_nobody() => Names(FaultKind.Envelope, Sealed with { Envelope = null });

    [Fact]
    public void Envelope_of_another_manifest_does_not_fit() =>
        Names(FaultKind.ManifestDigest, Sealed with { Manifest = CanonicalJson.Write(Read(Sealed) with { Assembly = Read(Sealed).Assembly with { LateMs = 9 } }) });

    [Fact]
    public void Root_that_was_written_over_shows_even_signed_anew() =>
        Names(FaultKind.Root, Sealed.With(m => m with { Root = "sha256:" + new string('0', 64) }, rehash: false).SignedWith(Key));

    [Theory]
    [InlineData(4, 4)]
    [InlineData(2, 3)]
    public void Counts_that_were_changed_show_even_signed_anew(int complete, int planned) =>
        Names(FaultKind.Counts, Sealed.With(m => Header(m, h => h with { Completeness = h.Completeness with { Complete = complete, Planned = planned } })).SignedWith(Key));

    [Fact]
    public void Gap_that_was_hidden_shows_even_signed_anew() => Names(FaultKind.Counts, Sealed.With(m => Header(m, h => h with { Gaps = [.. h.Gaps.Skip(1)] })).SignedWith(Key));

    [Fact]
    public void Timeline_that_hides_adds_or_moves_something_shows_even_signed_anew()
    {
        foreach (var change in (Func<Timeline, Timeline>[])
            [
                t => t with { Points = [.. t.Points.Skip(1)] }, t => t with { Points = [.. t.Points, t.Points[0] with { What = TimelineWord.Deployed }] },
                t => t with { Unwatched = [] }, t => t with { Clocks = [] }, t => t with { Points = [.. t.Points.Select(p => p with { Latest = p.Latest.AddSeconds(1) })] },
            ])
            Names(FaultKind.Timeline, Sealed.With(m => Header(m, h => h with { Timeline = change(h.Timeline!) })).SignedWith(Key));
    }

    [Fact]
    public void Manifest_of_the_time_before_there_was_a_timeline_is_verified() =>
        Assert.Empty(Verify(Sealed.With(m => Header(m, h => h with { Timeline = null })).SignedWith(Key)).Faults);

    [Fact]
    public void Incident_that_was_exchanged_shows_even_signed_anew() =>
        Names(FaultKind.Plan, Sealed.With(m => Header(m, h => h with { Incident = h.Incident with { Sender = "grafana" } })).SignedWith(Key));

    [Fact]
    public void Empty_item_that_nobody_was_asked_for_shows_even_signed_anew() =>
        Names(FaultKind.Outcome, Sealed.WithItems(items => [items[0] with { Answered = 0 }, .. items.Skip(1)]).SignedWith(Key));

    [Fact]
    public void Failure_that_was_made_an_empty_answer_shows_even_signed_anew() =>
        Names(FaultKind.Outcome, Sealed.WithItems(items => [.. items.Take(3), items[3] with { Outcome = Outcome.Empty }]).SignedWith(Key));

    [Fact]
    public void Evidence_that_is_gone_changed_or_too_much_is_named()
    {
        var item = Read(Sealed).Payload.Items[2];
        var sha256 = item.Evidence[0].Sha256;

        Assert.Equal((FaultKind.EvidenceMissing, item.CommandId), Only(Sealed with { ReadEvidence = name => name == sha256 ? null : Sealed.ReadEvidence(name) }));
        Assert.Equal((FaultKind.EvidenceDigest, item.CommandId), Only(Sealed with { ReadEvidence = name => name == sha256 ? "{\"n\":9}"u8.ToArray() : Sealed.ReadEvidence(name) }));
        Assert.Equal((FaultKind.EvidenceUnnamed, "stray"), Only(Sealed with { EvidenceNames = [.. Sealed.EvidenceNames, "stray"] }));
    }

    // So many that they are read on several cores.
    [Fact]
    public void Pieces_of_many_that_do_not_hold_are_named_in_the_order_of_the_items()
    {
        var many = Incidents.WithItems(300, 10);
        var items = Incidents.Read(many).Payload.Items;
        var wrong = items.Where((_, i) => i % 7 == 0).SelectMany(i => i.Evidence.Select(e => e.Sha256)).ToHashSet();

        var result = Verify(many with { ReadEvidence = name => wrong.Contains(name) ? [] : many.ReadEvidence(name) });

        Assert.Equal(300, result.Pieces);
        Assert.Equal(items.Where((_, i) => i % 7 == 0).Select(i => i.CommandId), result.Faults.Where(f => f.Kind == FaultKind.EvidenceDigest).Select(f => f.Item));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"schema\":\"rca-manifest/2\"}")]
    public void What_is_no_manifest_is_said_to_be_none(string text) => Names(FaultKind.Form, Sealed with { Manifest = Encoding.UTF8.GetBytes(text) });

    [Fact]
    public void Member_that_no_form_has_shows() =>
        Names(FaultKind.Form, Sealed with { Manifest = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sealed.Manifest).Replace("{\"assembly\"", "{\"a\":1,\"assembly\"", StringComparison.Ordinal)) });

    static Verification Verify(ManifestBundle bundle) => ManifestVerifier.Verify(bundle, [Key.PublicKey]);

    static void Names(FaultKind kind, ManifestBundle bundle) => Assert.Contains(Verify(bundle).Faults, f => f.Kind == kind);

    static (FaultKind, string?) Only(ManifestBundle bundle) => Assert.Single(Verify(bundle).Faults) is var fault ? (fault.Kind, fault.Item) : default;

    static Manifest Header(Manifest manifest, Func<ManifestHeader, ManifestHeader> change) => manifest with { Payload = manifest.Payload with { Header = change(manifest.Payload.Header) } };

    static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 1;
        return copy;
    }
}
