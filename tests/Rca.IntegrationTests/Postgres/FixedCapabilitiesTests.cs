using System.Text.Json;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class FixedCapabilitiesTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static readonly string[] OptIn = ["postgres.statements", "postgres.views"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Default_catalogue_takes_thirty_statements_at_most_and_each_says_what_it_cost(bool readAllStats)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats);
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 3; PREPARE TRANSACTION 'held'");
        try
        {
            await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
            await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 1");
            await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 3");
            var (total, connections, connector) = (0, 0, lab.Connector(new HeldClock(Connections.Idle)));
            foreach (var capability in connector.Describe().Capabilities.Where(one => !OptIn.Contains(one.Id)))
            {
                var ledger = new Ledger();
                var items = await Lab.CollectAsync<object>(connector, lab.Request(capability.Id, ledger));
                var cost = Assert.IsType<SelfCost>(items[^1]);
                Assert.True(items.Count > 1);
                Assert.All(items, item => Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(EvidenceKind.Write(item)).Length, 1, 32 * 1024));
                var own = ledger.Entries.Count(entry => entry.Verb is not ("CONNECT" or "BEGIN" or "SET" or "COMMIT") && entry.Resource != SqlStatement.Verify.Name);
                var opened = ledger.Entries.Count(entry => entry.Verb == SqlStatement.ConnectVerb);
                Assert.Equal((own, ledger.Entries.Count - opened - own), (cost.Statements, cost.GuardStatements));
                Assert.Equal(ledger.Entries.Count(entry => entry.Verb == "COMMIT"), cost.Transactions);
                Assert.Equal(QuantityKind.AtMost, cost.TransactionTime.Kind);
                Assert.Equal(Quantity.Of(0), cost.UserRelationLocks);
                Assert.InRange(cost.Locks.Number, 1, 60);
                (total, connections) = (total + own, connections + opened);
            }

            TestContext.Current.TestOutputHelper!.WriteLine($"{total} statements");
            Assert.InRange(total, 9, 30);
            Assert.Equal(1, connections);
        }
        finally
        {
            await lab.AdminAsync("ROLLBACK PREPARED 'held'");
        }
    }

    [Fact]
    public async Task Wait_that_lasts_is_in_all_five_samples_and_one_that_ends_is_not()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var passing = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 2");
        var (first, second) = (await lab.OpenAsync(), await lab.OpenAsync());
        await lab.LeaveWaitingAsync(first, "UPDATE item SET n = 2 WHERE id = 1");
        await lab.LeaveWaitingAsync(second, "UPDATE item SET n = 2 WHERE id = 2");
        var clock = new HeldClock();
        var collecting = Lab.CollectAsync<LockTree>(lab.Connector(clock), lab.Request("postgres.lock-waits"));
        await clock.HeldAsync(Ct);
        await Lab.RunAsync(passing, "ROLLBACK");
        clock.Release();

        var trees = await collecting;

        Assert.All(trees, tree => Assert.Equal(5, tree.Samples));
        var waited = trees.SelectMany(tree => tree.Waiters).ToDictionary(waiter => waiter.Pid, waiter => waiter.WaitedInSamples);
        Assert.Equal((1, 5), (waited[first.ProcessID], waited[second.ProcessID]));
    }

    [Fact]
    public async Task Fewer_samples_are_taken_where_time_is_short_and_it_says_how_many()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 1");
        var request = lab.Request("postgres.lock-waits") with { Time = new TimeLeft(TimeSpan.FromSeconds(2), TimeProvider.System) };
        var tree = Assert.Single(await Lab.CollectAsync<LockTree>(lab.Connector(), request));
        Assert.Equal((1, 1), (tree.Samples, Assert.Single(tree.Waiters).WaitedInSamples));
    }

    [Fact]
    public async Task Settings_are_those_of_the_server_and_not_our_own_guards()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var settings = Assert.Single(await lab.CollectAsync<ServerSettings>("postgres.settings")).Settings.ToDictionary(setting => setting.Name);
        Assert.DoesNotContain(SettingName.Other, settings.Keys);
        Assert.Equal((Quantity.Of(0), false), (settings[SettingName.StatementTimeout].Value, settings[SettingName.StatementTimeout].Changed));
        Assert.Equal(Quantity.Of(0), settings[SettingName.LockTimeout].Value);
        Assert.Equal((Quantity.Of(3600), SettingUnit.Seconds), (settings[SettingName.DeadlockTimeout].Value, settings[SettingName.DeadlockTimeout].Unit));
        Assert.Equal((Quantity.Of(20), true), (settings[SettingName.MaxConnections].Value, settings[SettingName.MaxConnections].Changed));
        Assert.Equal((Quantity.Of(4 * 1024 * 1024), SettingUnit.Bytes), (settings[SettingName.WorkMem].Value, settings[SettingName.WorkMem].Unit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Change_that_waits_for_a_restart_is_named(bool readAllSettings)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        if (readAllSettings) await lab.AdminAsync($"GRANT pg_read_all_settings TO {lab.Role}");
        await lab.AdminAsync("ALTER SYSTEM SET max_locks_per_transaction = 96");
        try
        {
            await ReloadAsync(lab, pending: true);
            var change = Assert.Single(await lab.CollectAsync<ServerChange>("postgres.change"));
            // Those that the server's command line overrides are pending too, by the server's own word.
            Assert.Contains(SettingName.MaxLocksPerTransaction, change.PendingSettings);
            var truth = (long)(await lab.AdminAsync("SELECT count(*) FROM pg_settings WHERE pending_restart"))!;
            Assert.Equal(readAllSettings ? Quantity.Of(truth) : Quantity.AtLeast(truth), change.PendingRestart);
            Assert.True(change.ConfigurationAge.Number < change.Uptime.Number);
        }
        finally
        {
            // Where the line only goes away, the server takes the change for pending until it is restarted.
            await lab.AdminAsync("ALTER SYSTEM SET max_locks_per_transaction = 64");
            await ReloadAsync(lab, pending: false);
            await lab.AdminAsync("ALTER SYSTEM RESET max_locks_per_transaction");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Holders_of_the_horizon_are_told_by_kind(bool readAllStats)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats);
        await lab.OpenAsync(null, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM item");
        await lab.AdminAsync("UPDATE item SET n = n + 1");
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 3; PREPARE TRANSACTION 'held'");
        try
        {
            var vacuum = Assert.Single(await lab.CollectAsync<VacuumState>("postgres.vacuum"));
            var holders = vacuum.Holders.ToDictionary(holder => holder.Kind);
            Assert.Equal(readAllStats ? QuantityKind.Value : QuantityKind.AtMost, holders[XminHolderKind.Session].Age.Kind);
            Assert.True(holders[XminHolderKind.Session].Age.Number >= 1);
            Assert.Equal(readAllStats ? QuantityKind.Value : QuantityKind.Unknown, holders[XminHolderKind.Session].Seconds.Kind);
            Assert.Equal(QuantityKind.Value, holders[XminHolderKind.PreparedTransaction].Age.Kind);
            Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), holders[XminHolderKind.Standby].Age);
            Assert.Equal(readAllStats ? QuantityKind.Value : QuantityKind.Unknown, vacuum.Workers.Kind);
            Assert.True(vacuum.Xid.UntilStop + vacuum.Xid.Age > 2_140_000_000);
        }
        finally
        {
            await lab.AdminAsync("ROLLBACK PREPARED 'held'");
        }
    }

    [Fact]
    public async Task Slot_that_nobody_reads_keeps_wal_and_holds_the_horizon_by_its_number_alone()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var none = Assert.Single(await lab.CollectAsync<Replication>("postgres.replication"));
        Assert.Equal((0, Quantity.Of(0)), (none.Slots, none.RetainedBytes));
        Assert.Null(none.Own);
        await lab.AdminAsync("SELECT pg_create_physical_replication_slot('alice', true)");
        try
        {
            await lab.AdminAsync("INSERT INTO item SELECT i, 0 FROM generate_series(100, 5000) i");
            var one = Assert.Single(await lab.CollectAsync<Replication>("postgres.replication"));
            Assert.Equal((1, 1), (one.Slots, one.InactiveSlots));
            Assert.True(one.RetainedBytes.Number > 0);
            Assert.DoesNotContain("alice", EvidenceKind.Write(one).GetRawText(), StringComparison.Ordinal);
        }
        finally
        {
            await lab.AdminAsync("SELECT pg_drop_replication_slot('alice')");
        }
    }

    static async Task ReloadAsync(Lab lab, bool pending)
    {
        await lab.AdminAsync("SELECT pg_reload_conf()");
        while ((bool)(await lab.AdminAsync("SELECT pending_restart FROM pg_settings WHERE name = 'max_locks_per_transaction'"))! != pending)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Ct);
    }
}
