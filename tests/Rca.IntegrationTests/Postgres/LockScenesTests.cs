using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>Each scene against what the server itself says about it, for both roles.</summary>
public sealed class LockScenesTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Capability = "postgres.lock-waits";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Scene, its waiters, its trees, and the sessions in its longest chain.</summary>
    public static TheoryData<string, int, int, int> Scenes { get; } = new()
    {
        { "chain of depth 3", 3, 1, 4 },
        { "queue behind ALTER TABLE", 2, 1, 3 },
        { "idle advisory holder", 1, 1, 2 },
        { "prepared transaction", 1, 1, 2 },
        { "circle", 2, 1, 1 },
        { "all of them", 9, 5, 4 },
    };

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Scene_is_told_as_the_server_tells_it(string scene, int waiters, int trees, int longest)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats: false);
        await SetUpAsync(lab, scene);
        var truth = await lab.BlockedAsync();
        Assert.Equal(waiters, truth.Count);

        var withConnectOnly = await lab.CollectAsync<LockTree>(Capability);
        LockTruth.AssertTold(truth, withConnectOnly);
        Assert.Equal((trees, longest), (withConnectOnly.Count, withConnectOnly.Max(tree => tree.ChainLength)));
        Assert.All(withConnectOnly.SelectMany(tree => tree.Roots), root => Assert.Equal(SessionState.Unknown, root.State));

        await lab.AdminAsync($"GRANT pg_read_all_stats TO {lab.Role}");
        var withStatistics = await lab.CollectAsync<LockTree>(Capability);
        LockTruth.AssertTold(truth, withStatistics);
        var sessions = withStatistics.SelectMany(tree => tree.Roots).Where(root => root.Kind == LockRootKind.Session).ToList();
        foreach (var root in sessions)
        {
            var state = (string)(await lab.AdminAsync($"SELECT state FROM pg_stat_activity WHERE pid = {root.Pid}"))!;
            Assert.Equal(state.Replace(" ", "", StringComparison.Ordinal), root.State.ToString(), ignoreCase: true);
            Assert.Equal(QuantityKind.Value, root.InState.Kind);
        }
    }

    [Fact]
    public async Task Reader_behind_alter_waits_for_the_alter_and_not_for_the_idle_reader()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var (idle, alter, reader) = await lab.QueueBehindAlterAsync();

        var tree = Assert.Single(await lab.CollectAsync<LockTree>(Capability));

        Assert.Equal((idle.ProcessID, SessionState.IdleInTransaction), tree.Roots.Select(root => (root.Pid, root.State)).Single());
        Assert.Equal(
            [(alter.ProcessID, idle.ProcessID, LockMode.AccessExclusiveLock), (reader.ProcessID, alter.ProcessID, LockMode.AccessShareLock)],
            tree.Waiters.Select(waiter => (waiter.Pid, waiter.BlockedBy.Single(), waiter.Mode)));
        var relation = (uint)(await lab.AdminAsync("SELECT 'altered'::regclass::oid"))!;
        Assert.All(tree.Waiters, waiter => Assert.Equal((LockType.Relation, (long?)relation), (waiter.LockType, waiter.RelationOid)));
    }

    [Fact]
    public async Task Deadlock_that_the_server_ended_leaves_no_wait_and_a_failed_transaction()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var (_, victim) = await lab.DeadlockAsync();
        Assert.Empty(await lab.CollectAsync<LockTree>(Capability));
        var saturation = Assert.Single(await lab.CollectAsync<Saturation>("postgres.saturation"));
        Assert.Equal((Quantity.Of(2), Quantity.Of(1)), (saturation.Sessions.IdleInTransaction, saturation.Sessions.IdleInTransactionAborted));
        // What a session counted is told when it ends, or some seconds after its transaction.
        await victim.CloseAsync();
        await lab.UntilAsync(1, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    static async Task SetUpAsync(Lab lab, string scene)
    {
        var all = scene == "all of them";
        if (all || scene == "chain of depth 3") await lab.ChainAsync(waiters: 3);
        if (all || scene == "queue behind ALTER TABLE") await lab.QueueBehindAlterAsync();
        if (all || scene == "idle advisory holder") await lab.WaitForAdvisoryAsync();
        if (all || scene == "prepared transaction") await lab.WaitForPreparedAsync();
        if (all || scene == "circle") await lab.CircleAsync();
    }
}
