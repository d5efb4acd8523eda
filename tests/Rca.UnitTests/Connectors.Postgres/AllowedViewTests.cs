using Rca.Connectors.Postgres.Views;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class AllowedViewTests
{
    [Fact]
    public void None_is_allowed_where_nothing_is_said() => Assert.Empty(Read("x: y", 0));

    [Fact]
    public void Both_lists_are_read_each_with_its_class() => Assert.Equal(
        [new AllowedView("rca_evidence", "orders", ViewClass.Aggregate), new AllowedView("_a", "b_2", ViewClass.Migration)],
        Read("views: [rca_evidence.orders]\nmigrationViews: [_a.b_2]", 0));

    [Theory]
    [InlineData("orders")]
    [InlineData("a.b.c")]
    [InlineData("a.")]
    [InlineData(".b")]
    [InlineData("A.b")]
    [InlineData("a.1b")]
    [InlineData("a.b; SELECT 1")]
    [InlineData("a.\\\"b\\\"")]
    [InlineData("a.b\\n")]
    [InlineData("a.b\\0")]
    [InlineData("a.*")]
    [InlineData("a.b$1")]
    [InlineData("a.ь")]
    public void Name_that_is_no_plain_one_is_reported(string name) => Read($"views: [\"{name}\"]", 1);

    [Fact]
    public void Name_that_the_server_would_cut_is_reported()
    {
        Read($"views: [a.{new string('b', 63)}]", 0);
        Read($"views: [a.{new string('b', 64)}]", 1);
    }

    [Fact]
    public void Every_error_is_reported_at_once() => Read("views: [a, b, c.d, c.d]\nmigrationViews: [e, c.d]", 5);

    [Fact]
    public void More_views_than_connections_may_be_made_are_reported() => Read($"views: [{string.Join(", ", Enumerable.Range(1, 21).Select(i => $"a.v{i}"))}]", 1);

    [Theory]
    [InlineData(12, null)]
    [InlineData(18, null)]
    [InlineData(19, "views-major-unknown")]
    public void Major_version_that_the_lint_is_not_proven_on_is_refused(int major, string? reason)
    {
        var refused = Record.Exception(() => ViewsCapability.RefuseUnlessLinted(major)) as SourceFailureException;
        Assert.Equal((reason, reason is null ? null : (Outcome?)Outcome.Refused), (refused?.Reason, refused?.Outcome));
    }

    [Fact]
    public void Source_that_allows_no_view_is_not_asked()
    {
        Assert.Equal((Outcome.Refused, "no-views-allowed"), (new ViewsCapability(TimeProvider.System, []).Refusal!.Outcome, new ViewsCapability(TimeProvider.System, []).Refusal!.Reason));
        Assert.Null(new ViewsCapability(TimeProvider.System, Read("views: [a.b]", 0)).Refusal);
    }

    static IReadOnlyList<AllowedView> Read(string yaml, int errors)
    {
        var section = ConfigurationFile.Parse("rca.yaml", yaml);
        var views = AllowedView.Read(section);
        Assert.Equal(errors, section.Errors.Count);
        return views;
    }
}
