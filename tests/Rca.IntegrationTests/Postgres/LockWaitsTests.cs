using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class LockWaitsTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Capability = "postgres.lock-waits";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chain_of_three_is_one_tree_with_the_edges_that_the_server_says(bool readAllStats)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats);
        var root = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        var mid = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 2");
        var leaf = await lab.OpenAsync();
        await lab.LeaveWaitingAsync(mid, "UPDATE item SET n = 2 WHERE id = 1");
        await lab.LeaveWaitingAsync(leaf, "UPDATE item SET n = 2 WHERE id = 2");

        var tree = Assert.Single(await lab.CollectAsync<LockTree>(Capability));

        var truth = await lab.BlockedAsync();
        Assert.Equal(truth.Keys.Order(), tree.Waiters.Select(w => w.Pid).Order());
        Assert.All(tree.Waiters, w => Assert.Equal(truth[w.Pid], w.BlockedBy));
        Assert.Equal([(mid.ProcessID, 1), (leaf.ProcessID, 2)], tree.Waiters.Select(w => (w.Pid, w.Depth ?? -1)));
        Assert.Equal(3, tree.ChainLength);
        Assert.All(tree.Waiters, w => Assert.Equal(LockType.TransactionId, w.LockType));
        Assert.All(tree.Waiters, w => Assert.Equal(LockMode.ShareLock, w.Mode));
        // Before 14 the server does not say since when a session waits; the time in its state is a bound.
        var hasWaitStart = (int)(await lab.AdminAsync("SELECT current_setting('server_version_num')::int"))! >= 140000;
        var expected = hasWaitStart ? QuantityKind.Value : readAllStats ? QuantityKind.AtMost : QuantityKind.Unknown;
        Assert.All(tree.Waiters, w => Assert.Equal(expected, w.Waiting.Kind));
        var top = Assert.Single(tree.Roots);
        Assert.Equal(root.ProcessID, top.Pid);
        Assert.Equal(readAllStats ? SessionState.IdleInTransaction : SessionState.Unknown, top.State);
        Assert.Equal(readAllStats ? QuantityKind.Value : QuantityKind.Unknown, top.Transaction.Kind);
    }

    [Fact]
    public async Task Advisory_holder_that_is_idle_is_kept_as_root()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var (holder, waiter) = await lab.WaitForAdvisoryAsync();

        var tree = Assert.Single(await lab.CollectAsync<LockTree>(Capability));

        var root = Assert.Single(tree.Roots);
        Assert.Equal((holder.ProcessID, SessionState.Idle, WaitEventType.Client), (root.Pid, root.State, root.WaitEventType));
        Assert.Equal((waiter.ProcessID, LockType.Advisory), tree.Waiters.Select(w => (w.Pid, w.LockType)).Single());
    }

    [Fact]
    public async Task Prepared_transaction_is_a_root_without_a_process()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var waiter = await lab.WaitForPreparedAsync();

        var tree = Assert.Single(await lab.CollectAsync<LockTree>(Capability));

        var root = Assert.Single(tree.Roots);
        Assert.Equal((LockRootKind.PreparedTransaction, 0, QuantityKind.AtMost), (root.Kind, root.Pid, root.Transaction.Kind));
        var truth = await lab.BlockedAsync();
        Assert.Equal([0], truth[waiter.ProcessID]);
        Assert.Equal([0], Assert.Single(tree.Waiters).BlockedBy);
    }

    [Fact]
    public async Task Circle_ends_and_says_that_it_is_one()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var (one, two) = await lab.CircleAsync();

        var tree = Assert.Single(await lab.CollectAsync<LockTree>(Capability));

        Assert.True(tree.Cyclic);
        Assert.Empty(tree.Roots);
        Assert.Equal(new[] { one.ProcessID, two.ProcessID }.Order(), tree.Waiters.Select(w => w.Pid));
        Assert.All(tree.Waiters, w => Assert.Null(w.Depth));
    }

    [Fact]
    public async Task Nothing_waiting_yields_nothing()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        Assert.Empty(await lab.CollectAsync<LockTree>(Capability));
    }
}
