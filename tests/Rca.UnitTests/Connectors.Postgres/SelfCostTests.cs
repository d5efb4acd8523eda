using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class SelfCostTests
{
    readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Transactions_add_up_the_last_by_the_word_of_the_server()
    {
        var meter = new CostMeter(_clock);
        meter.Began();
        meter.Count(SqlStatement.Begin);
        meter.Count(SqlStatement.Guards[0]);
        meter.Count(SqlStatement.Context);
        _clock.Advance(TimeSpan.FromSeconds(2));
        meter.Ended();
        _clock.Advance(TimeSpan.FromSeconds(60));
        meter.Began();
        meter.Count(SqlStatement.SelfCost);
        _clock.Advance(TimeSpan.FromSeconds(2));
        meter.Told(new SelfCostRow(0.5, Locks: 3, UserRelationLocks: 0));
        meter.Count(SqlStatement.Commit);
        meter.Ended();
        var cost = meter.Total();
        Assert.Equal((Quantity.AtMost(2.5), 2, 3, 2), (cost.TransactionTime, cost.Statements, cost.GuardStatements, cost.Transactions));
        Assert.Equal((Quantity.Of(3), Quantity.Of(0), Quantity.Unknown(UnknownReason.NotTracked)), (cost.Locks, cost.UserRelationLocks, cost.TempBytes));
    }

    [Fact]
    public void Locks_that_nobody_asked_for_are_unknown() => Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), new CostMeter(_clock).Total().Locks);

    [Fact]
    public async Task Cost_is_the_last_piece_also_where_the_evidence_was_cut()
    {
        var kept = new List<object>();
        var cut = await Assert.ThrowsAsync<SourceFailureException>(() => ReadAsync(Items(2, Outcome.Truncated), kept));
        Assert.Equal("ended", cut.Reason);
        Assert.Equal([typeof(ServerSettings), typeof(ServerSettings), typeof(SelfCost)], kept.Select(item => item.GetType()));
    }

    [Fact]
    public async Task Failure_is_not_followed_by_a_cost()
    {
        var kept = new List<object>();
        await Assert.ThrowsAsync<SourceFailureException>(() => ReadAsync(Items(1, Outcome.Forbidden), kept));
        Assert.IsType<ServerSettings>(Assert.Single(kept));
    }

    [Fact]
    public async Task Nothing_stays_nothing()
    {
        var kept = new List<object>();
        await ReadAsync(Items(0, null), kept);
        Assert.Empty(kept);
    }

    async Task ReadAsync(IAsyncEnumerable<CapturedItem> items, List<object> kept)
    {
        var cost = new CostMeter(_clock).Total();
        await foreach (var item in new WithCost(items, () => cost, _clock).ReadAsync(TestContext.Current.CancellationToken)) kept.Add(item.Evidence);
    }

    static async IAsyncEnumerable<CapturedItem> Items(int count, Outcome? end)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new CapturedItem(new ServerSettings([]), DateTimeOffset.UnixEpoch);
        }

        if (end is { } outcome) throw new SourceFailureException(outcome, "ended");
    }
}
