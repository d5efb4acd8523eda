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
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waiters_beyond_two_hundred_are_cut_and_the_outcome_says_so()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "230" };
        await using var server = await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
        await using var lab = await Lab.CreateAsync(server);
        var holder = await lab.OpenAsync(null, "SELECT pg_advisory_lock(1)");
        for (var i = 0; i < Waiters; i++) lab.Leave(await lab.OpenAsync(), "SELECT pg_advisory_lock(1)");
        while ((long)(await lab.AdminAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"))! < Waiters) await Task.Delay(Poll, TimeProvider.System, Ct);

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
}
