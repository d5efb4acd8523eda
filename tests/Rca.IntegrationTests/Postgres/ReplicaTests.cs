using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class ReplicaTests(LabReplica shared) : IClassFixture<LabReplica>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replica_says_that_it_is_one_and_counts_its_own_sessions()
    {
        var replica = await shared.GetAsync(Ct);
        await using var primary = await Lab.CreateAsync(replica.Primary);
        await using var lab = await primary.OnAsync(replica);
        await primary.OpenAsync();
        await lab.OpenAsync(null, "BEGIN; SELECT 1");
        await lab.OpenAsync();

        var there = Assert.Single(await lab.CollectAsync<Saturation>("postgres.saturation"));
        Assert.True(there.InRecovery);
        Assert.Equal((Quantity.Of(3), Quantity.Of(1)), (there.Used, there.Sessions.IdleInTransaction));

        var here = Assert.Single(await primary.CollectAsync<Saturation>("postgres.saturation"));
        Assert.False(here.InRecovery);
        // What sends to the replica takes no slot of max_connections.
        Assert.Equal((Quantity.Of(2), Quantity.Of(1)), (here.Used, here.Sessions.WalSenders));
    }

    [Fact]
    public async Task Replica_has_lock_waits_of_its_own()
    {
        var replica = await shared.GetAsync(Ct);
        await using var primary = await Lab.CreateAsync(replica.Primary);
        await using var lab = await primary.OnAsync(replica);
        await lab.WaitForAdvisoryAsync();
        LockTruth.AssertTold(await lab.BlockedAsync(), await lab.CollectAsync<LockTree>("postgres.lock-waits"));
        Assert.Empty(await primary.CollectAsync<LockTree>("postgres.lock-waits"));
    }

    [Fact]
    public async Task Reader_behind_the_replay_of_alter_has_the_replay_for_its_root()
    {
        var replica = await shared.GetAsync(Ct);
        await using var primary = await Lab.CreateAsync(replica.Primary);
        await using var lab = await primary.OnAsync(replica);
        await lab.OpenAsync(null, "BEGIN; SELECT count(*) FROM item");
        await primary.AdminAsync("ALTER TABLE item ADD m int");
        await lab.UntilAsync(1, "SELECT count(*) FROM pg_locks WHERE NOT granted");
        var reader = await lab.OpenAsync();
        await lab.LeaveWaitingAsync(reader, "SELECT count(*) FROM item");

        // The server tells nobody for whom its replay waits.
        var truth = await lab.BlockedAsync();
        var replay = Assert.Single(truth, wait => wait.Value.Length == 0).Key;
        Assert.True(truth.Remove(replay));
        Assert.Equal([replay], truth[reader.ProcessID]);

        var trees = await lab.CollectAsync<LockTree>("postgres.lock-waits");
        LockTruth.AssertTold(truth, trees);
        Assert.Equal((replay, BackendType.Startup), trees.SelectMany(tree => tree.Roots).Select(root => (root.Pid, root.BackendType)).Single());
    }
}
