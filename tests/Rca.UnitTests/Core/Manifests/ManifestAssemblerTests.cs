using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Planning;
using Rca.Core.Stores;
using Xunit;
using static Rca.UnitTests.Core.Manifests.Plans;

namespace Rca.UnitTests.Core.Manifests;

public sealed class ManifestAssemblerTests
{
    static readonly PlanItem[] Items = [Item("cmd-1"), Item("cmd-2"), Item("cmd-3"), Item("cmd-4", new Refusal("scope-not-allowed", "d"))];

    static readonly EvidenceCollected[] Parts =
    [
        Part("cmd-1", "a", 0, null, 0, "{\"n\":1}", "{\"n\":2}"), Part("cmd-1", "a", 1, null, 0, "{\"n\":3}"), Part("cmd-1", "a", 2, Outcome.Collected),
        Part("cmd-1", "b", 0, null, 0, "{\"n\":9}"), Part("cmd-1", "c", 0, Outcome.Failed),
        Part("cmd-2", "a", 0, null, 1, "{\"n\":4}"), Part("cmd-2", "a", 1, Outcome.Collected), Part("cmd-2", "b", 0, Outcome.TimedOut),
        Part("cmd-3", "z", 0, Outcome.Empty), Part("cmd-3", "y", 0, Outcome.Empty), Part("cmd-4", "q", 0, Outcome.Collected, 0, "{}"),
    ];

    // Law 6.
    [Fact]
    public void Payload_and_root_are_the_same_in_any_order_of_arrival_and_with_any_repetition()
    {
        var expected = Payload(Assemble(Parts, Items));
        Gen.Select(Gen.Int, Gen.Int[0, Parts.Length - 1].Array[0, 12]).Sample((seed, again) =>
        {
            EvidenceCollected[] arrived = [.. Parts, .. again.Select(i => Parts[i])];
            new Random(seed).Shuffle(arrived);
            Assert.Equal(expected, Payload(Assemble(arrived, Items)));
        }, iter: 300);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Document_is_the_same_in_any_culture(string culture)
    {
        var expected = Assemble(Parts, Items).Document;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(expected, Assemble(Parts, Items).Document);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Document_is_canonical_and_its_root_and_digests_can_be_computed_from_it()
    {
        var assembled = Assemble(Parts, Items);
        var manifest = Read(assembled);
        using var document = JsonDocument.Parse(assembled.Document);
        Assert.Equal(assembled.Document, Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement)));
        Assert.Equal(manifest.Root, ManifestAssembler.RootOf(manifest.Payload.Header, manifest.Payload.Items));
        Assert.Equal(manifest.Root, assembled.Announcement.Root);
        Assert.All(assembled.Evidence, e => Assert.Equal(e.Key, Identity.Sha256(Encoding.UTF8.GetBytes(e.Value))));
        Assert.Equal(manifest.Payload.Items.SelectMany(i => i.Evidence).Select(e => e.Sha256).ToHashSet(), assembled.Evidence.Keys.ToHashSet());
    }

    [Fact]
    public void Time_of_sealing_is_outside_the_root()
    {
        var (one, other) = (Read(Assemble(Parts, Items)), Read(ManifestAssembler.Assemble(Gathered(Parts, Items), Start.AddDays(3), Key)));
        Assert.Equal(one.Root, other.Root);
        Assert.NotEqual(one.Assembly, other.Assembly);
    }

    [Fact]
    public void Root_changes_with_every_part_of_the_payload()
    {
        var root = Read(Assemble(Parts, Items)).Root;
        Assert.NotEqual(root, Read(Assemble(Parts[1..], Items)).Root);
        Assert.NotEqual(root, Read(Assemble(Parts, [.. Items, Item("cmd-5")])).Root);
        Assert.NotEqual(root, Read(Assemble(Parts, [.. Items.Reverse()])).Root);
    }

    [Fact]
    public void Best_closed_attempt_is_chosen_and_the_others_are_noted()
    {
        var item = Only(Part("c", "x", 0, Outcome.Failed), Part("c", "y", 0, Outcome.Collected, 0, "{}"), Part("c", "z", 0, null, 0, "{}"), Part("c", "a", 0, Outcome.TimedOut));
        Assert.Equal((Outcome.Collected, "y"), (item.Outcome, item.Attempt));
        Assert.Equal([("a", false, Outcome.TimedOut), ("x", false, Outcome.Failed), ("z", true, null)], item.OtherAttempts.Select(Short));
    }

    [Fact]
    public void An_answer_beats_every_other_outcome_whatever_the_attempts_are_called()
    {
        foreach (var other in Enum.GetValues<Outcome>().Where(o => o is not Outcome.Collected))
            Assert.Equal("b", Only(Part("c", "a", 0, other), Part("c", "b", 0, Outcome.Collected)).Attempt);
    }

    [Fact]
    public void Attempt_that_lacks_a_part_is_not_closed()
    {
        var item = Only(Part("c", "x", 0, null, 0, "{}"), Part("c", "x", 2, Outcome.Collected));
        Assert.Equal((Outcome.TimedOut, "attempt-not-closed"), (item.Outcome, item.Reason));
        Assert.Empty(item.Evidence);
        Assert.Equal([("x", false, (Outcome?)Outcome.Collected)], item.OtherAttempts.Select(Short));
    }

    // Law 7.
    [Fact]
    public void Every_request_of_every_closed_attempt_is_in_the_manifest_and_the_ledger_of_an_attempt_that_died_is_lost()
    {
        EvidenceCollected[] parts =
        [
            Part("c", "chosen", 0, Outcome.Collected, 0, "{}"), Part("c", "loser", 0, Outcome.Failed),
            Part("c", "holes", 1, Outcome.Collected), Part("c", "died", 0, null, 0, "{}"), Part("c", "died", 1, null, 0, "{}"),
        ];
        Gen.Int.Sample(seed =>
        {
            EvidenceCollected[] arrived = [.. parts];
            new Random(seed).Shuffle(arrived);
            var item = Only(arrived);
            Assert.Equal("chosen", item.Attempt);
            Assert.Single(item.Ledger);
            Assert.Equal(["died", "holes", "loser"], item.OtherAttempts.Select(o => o.Attempt));
            Assert.Equal([true, false, false], item.OtherAttempts.Select(o => o.LedgerLost));
            Assert.Equal([0, 1, 1], item.OtherAttempts.Select(o => o.Ledger?.Count ?? 0));
        }, iter: 50);
        var none = Only(parts[3]);
        Assert.Equal((Outcome.TimedOut, "attempt-not-closed"), (none.Outcome, none.Reason));
        Assert.Equal([("died", true, (Outcome?)null)], none.OtherAttempts.Select(Short));
        Assert.True(Only(Part("cmd", "other-command", 0)).OtherAttempts.Count == 0);
    }

    [Fact]
    public void Requests_that_the_ledger_does_not_list_are_counted()
    {
        var part = Part("c", "x", 0, Outcome.Collected);
        Assert.Equal(7, Only(part with { Closing = part.Closing! with { LedgerElided = 7 } }).LedgerElided);
    }

    [Fact]
    public void Item_that_nobody_answered_is_unreachable()
    {
        var item = Only();
        Assert.Equal((Outcome.Unreachable, "no-collector"), (item.Outcome, item.Reason));
    }

    [Fact]
    public void Refused_item_stays_refused_whatever_arrives()
    {
        var assembled = Assemble([Part("cmd-4", "q", 0, Outcome.Collected, 0, "{\"stray\":1}")], Items[3]);
        var item = Read(assembled).Payload.Items.Single();
        Assert.Equal((Outcome.Refused, "scope-not-allowed"), (item.Outcome, item.Reason));
        Assert.Empty(assembled.Evidence);
    }

    [Fact]
    public void Withheld_evidence_makes_a_gap()
    {
        Assert.Equal(Outcome.Withheld, Only(Part("c", "x", 0, Outcome.Collected, 2)).Outcome);
        var some = Only(Part("c", "x", 0, null, 1, "{}"), Part("c", "x", 1, Outcome.Collected));
        Assert.Equal((Outcome.Truncated, "withheld", 1), (some.Outcome, some.Reason, some.Evidence.Count));
    }

    [Fact]
    public void Completeness_counts_what_was_answered_and_gaps_name_the_rest()
    {
        var header = Read(Assemble(Parts, Items)).Payload.Header;
        Assert.Equal((2, 4), (header.Completeness.Complete, header.Completeness.Planned));
        Assert.Equal(["cmd-2", "cmd-4"], header.Gaps.Select(g => g.CommandId));
        Assert.False(header.Completeness.IsComplete);
    }

    [Theory]
    [InlineData(1, 1, 0, 0, true)]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(0, 1, 0, 0, false)]
    [InlineData(1, 1, 1, 0, false)]
    [InlineData(1, 1, 0, 1, false)]
    public void Complete_is_only_what_was_planned_and_answered_whole(int complete, int planned, int unrouted, int truncated, bool isComplete) =>
        Assert.Equal(isComplete, new Completeness(complete, planned, unrouted, truncated).IsComplete);

    [Theory]
    [InlineData(44_000, 0)]
    [InlineData(45_000, 0)]
    [InlineData(47_500, 2_500)]
    public void Manifest_says_how_late_it_was_sealed(int sealedAfterMs, long lateMs) =>
        Assert.Equal(lateMs, Read(ManifestAssembler.Assemble(Gathered([], Item("c")), Start.AddMilliseconds(sealedAfterMs), Key)).Assembly.LateMs);

    [Fact]
    public void Item_carries_what_its_closing_proves_elides_waits_for_and_lacks()
    {
        var elided = new Elision(3, Quantity.Of(4), Quantity.AtLeast(500));
        var part = Part("c", "a", 0, Outcome.Truncated);
        var item = Only(part with { Closing = part.Closing! with { Until = Deadline, Permission = "pods.list", Grant = "verbs: [list]", Elided = elided, Answered = 7 } });
        Assert.Equal((Deadline, "pods.list", "verbs: [list]", elided, 7), (item.Until!.Value, item.Permission, item.Grant, item.Elided, item.Answered));
    }

    static (string, bool, Outcome?) Short(OtherAttempt other) => (other.Attempt, other.LedgerLost, other.Outcome);

    static ManifestItem Only(params EvidenceCollected[] parts) => Read(Assemble(parts, Item("c"))).Payload.Items.Single();

    static SealedManifest Assemble(IEnumerable<EvidenceCollected> parts, params PlanItem[] items) => ManifestAssembler.Assemble(Gathered(parts, items), Deadline, Key);

    static Manifest Read(SealedManifest manifest) => JsonSerializer.Deserialize<Manifest>(manifest.Document, WireJson.Options)!;

    static string Payload(SealedManifest manifest) => Encoding.UTF8.GetString(CanonicalJson.Write(Read(manifest).Payload)) + manifest.Announcement.Root;
}
