using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Comparing;
using Rca.UnitTests.Core.Manifests.Verifying;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Comparing;

public sealed class ManifestComparisonTests
{
    static readonly Manifest One = SealedBundle.Read(SealedBundle.New());

    [Fact]
    public void Manifest_says_the_same_as_itself() => Assert.True(ManifestComparison.Of(One, One).IsSame);

    [Fact]
    public void Durations_requests_places_and_times_of_sealing_are_not_compared() => Assert.True(ManifestComparison.Of(One, With([
        .. One.Payload.Items.Reverse().Select(i => i with { DurationMs = 99, Ledger = [], Attempt = "other", CommandId = "cmd-" + i.Source }),
    ]) with { Assembly = One.Assembly with { LateMs = 4 } }).IsSame);

    [Fact]
    public void New_and_gone_items_are_found_by_what_they_are_for()
    {
        var other = One.Payload.Items[0] with { Scope = new Dictionary<string, string> { ["database"] = "other" } };
        var items = ManifestComparison.Of(One, With([.. One.Payload.Items.Skip(1), other])).Items;
        Assert.Equal([(DifferenceKind.Gone, "orders"), (DifferenceKind.New, "other")], items.Select(i => (i.Kind, i.Scope["database"])));
        Assert.Equal((null, Outcome.Empty), (items[1].Before?.Outcome, items[1].After!.Outcome));
    }

    [Fact]
    public void Changed_outcome_reason_and_evidence_are_told()
    {
        var items = One.Payload.Items;
        var changed = Assert.Single(ManifestComparison.Of(One, With([.. items.Take(2), items[2] with { Outcome = Outcome.Truncated, Reason = "byte-budget", Evidence = [items[2].Evidence[0], items[3].Evidence[0]] }, items[3]])).Items);
        Assert.Equal((DifferenceKind.Changed, Outcome.Collected, Outcome.Truncated, "byte-budget"), (changed.Kind, changed.Before!.Outcome, changed.After!.Outcome, changed.After.Reason));
        var kind = Assert.Single(changed.Evidence);
        Assert.Equal([items[3].Evidence[0].Sha256], kind.New);
        Assert.Equal([items[2].Evidence[1].Sha256], kind.Gone);
    }

    [Fact]
    public void Piece_that_is_there_more_often_is_a_difference()
    {
        var item = One.Payload.Items[2];
        var twice = With([.. One.Payload.Items.Select(i => i == item ? i with { Evidence = [.. i.Evidence, i.Evidence[0]] } : i)]);
        Assert.Equal(item.Evidence[0].Sha256, Assert.Single(Assert.Single(ManifestComparison.Of(One, twice).Items).Evidence).New.Single());
        Assert.Equal(item.Evidence[0].Sha256, Assert.Single(Assert.Single(ManifestComparison.Of(twice, One).Items).Evidence).Gone.Single());
    }

    [Fact]
    public void What_redaction_did_otherwise_is_told_by_rule_class_and_place()
    {
        var items = One.Payload.Items;
        var piece = items[2].Evidence[0];
        var changed = piece with { Sha256 = new string('0', 64), Receipt = piece.Receipt with { Dropped = 2, Redactions = [new RedactionLine("email", "email", "/title", 3)] } };
        var kind = Assert.Single(Assert.Single(ManifestComparison.Of(One, With([.. items.Take(2), items[2] with { Evidence = [changed, items[2].Evidence[1]] }, items[3]])).Items).Evidence);
        Assert.Equal([new RedactionDifference("dropped", null, null, 0, 2), new RedactionDifference("email", "email", "/title", 0, 3)], kind.Redactions);
    }

    [Fact]
    public void Another_policy_and_another_configuration_are_told()
    {
        var items = One.Payload.Items;
        var other = With([.. items.Select(i => i with { Evidence = [.. i.Evidence.Select(e => e with { Receipt = e.Receipt with { Policy = "q" } })] })]);
        other = other with { Payload = other.Payload with { Header = other.Payload.Header with { ConfigurationDigest = "other" } } };
        Assert.Equal([("configuration", "other"), ("policy", "q")], ManifestComparison.Of(One, other).Header.Select(d => (d.What, d.After)));
    }

    static Manifest With(IReadOnlyList<ManifestItem> items) => One with { Payload = One.Payload with { Items = items } };
}
