using System.Text.Json;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class ManyWaitersTests
{
    const int Waiters = 203;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_that_96_sessions_want_is_told_by_its_shortest_ways()
    {
        await using var server = await StartAsync();
        await using var lab = await Lab.CreateAsync(server, readAllStats: false);
        var holder = await lab.QueueOnRowAsync(waiters: 96);
        var truth = await lab.BlockedAsync();
        Assert.True(truth.Values.Sum(blockers => blockers.Length) > 4000, "almost every waiter is said to wait for every earlier one");

        var withConnectOnly = await lab.CollectAsync<LockTree>("postgres.lock-waits");
        await lab.AdminAsync($"GRANT pg_read_all_stats TO {lab.Role}");
        var withStatistics = await lab.CollectAsync<LockTree>("postgres.lock-waits");

        foreach (var trees in new[] { withConnectOnly, withStatistics })
        {
            LockTruth.AssertTold(truth, trees);
            var tree = Assert.Single(trees);
            Assert.Equal((96, 3, holder.ProcessID), (tree.WaiterCount, tree.ChainLength, tree.Roots.Single().Pid));
        }
    }

    [Fact]
    public async Task Waiters_beyond_two_hundred_are_cut_and_the_outcome_says_so()
    {
        await using var server = await StartAsync();
        await using var lab = await Lab.CreateAsync(server);
        var holder = await lab.OpenAsync(null, "SELECT pg_advisory_lock(1)");
        for (var i = 0; i < Waiters; i++) _ = lab.Leave(await lab.OpenAsync(), "SELECT pg_advisory_lock(1)");
        await lab.UntilAsync(Waiters, "SELECT count(*) FROM pg_locks WHERE NOT granted");

        var trees = new List<LockTree>();
        var cut = await Assert.ThrowsAsync<SourceFailureException>(async () =>
        {
            await foreach (var item in lab.Connector().CollectAsync(lab.Request("postgres.lock-waits"), Ct)) if (item.Evidence is LockTree found) trees.Add(found);
        });

        Assert.Equal((Outcome.Truncated, "waiter-cap"), (cut.Outcome, cut.Reason));
        var tree = Assert.Single(trees);
        Assert.Equal((200, 2, true), (tree.WaiterCount, tree.ChainLength, tree.Cut));
        Assert.Equal(holder.ProcessID, Assert.Single(tree.Roots).Pid);
        Assert.All(tree.Waiters, waiter => Assert.InRange(waiter.BlockedBy.Count, 1, 8));
        Assert.Contains(tree.Waiters, waiter => waiter.BlockedByCount > 100);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(EvidenceKind.Write(tree)).Length, 1, 128 * 1024);
    }

    static Task<PostgresServer> StartAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "230", ["deadlock_timeout"] = "1h" };
        return OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
    }
}
