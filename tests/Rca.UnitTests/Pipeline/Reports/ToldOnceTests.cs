using Rca.Contracts;
using Rca.Pipeline.Reports;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Reports;

/// <summary>A report tells a thing once although two items have it in evidence of their own.</summary>
public sealed class ToldOnceTests
{
    static readonly TimelinePoint Merged = new(TimelineWord.Merged, Incidents.Start.AddMinutes(-9), Incidents.Start.AddMinutes(-9));

    [Fact]
    public void Merge_that_two_items_tell_stands_on_the_timeline_once()
    {
        var points = Points(
            ("acme-code", "github.deployments", [Merge("github.deployed-pull-request/1", 41, "Limit the pool")]),
            ("acme-code", "github.pull-requests", [Merge("github.pull-request/1", 41, "Limit the pool")]));
        Assert.Single(points);
    }

    [Fact]
    public void What_one_item_tells_twice_stands_there_twice()
    {
        var points = Points(("acme-code", "github.pull-requests", [Merge("github.pull-request/1", 41, "Limit the pool"), Merge("github.pull-request/2", 41, "Limit the pool")]));
        Assert.Equal(2, points.Count);
    }

    [Theory]
    [InlineData("acme-code", 42, "Limit the pool")]
    [InlineData("acme-code", 41, "Another title")]
    [InlineData("acme-other", 41, "Limit the pool")]
    public void What_differs_in_what_it_tells_or_where_from_stands_there_too(string source, int number, string title)
    {
        var points = Points(
            ("acme-code", "github.deployments", [Merge("github.deployed-pull-request/1", 41, "Limit the pool")]),
            (source, "github.pull-requests", [Merge("github.pull-request/1", number, title)]));
        Assert.Equal(2, points.Count);
    }

    static IReadOnlyList<Rca.Core.Manifests.TimelineEntry> Points(params (string Source, string Capability, EvidenceItem[] Evidence)[] items) => IncidentReport.Of(
        Incidents.Of([.. items.Select(i => (i.Source, i.Capability, Incidents.Closing(Outcome.Collected), i.Evidence))], new Alert(new Dictionary<string, string> { ["alertname"] = "A" })), [])!.Timeline.Points;

    static EvidenceItem Merge(string kind, int number, string title) => Incidents.Piece(kind, new { number, title = new { untrusted = title }, kindOfItsOwn = kind }, Merged);
}
