using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class RatesTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Errors = "postgres.errors";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rollbacks_between_the_readings_make_the_rate()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var evidence = await BetweenAsync<ErrorIndicators>(lab, Errors, async () =>
        {
            var before = await RollbacksAsync(lab);
            for (var i = 0; i < 10; i++) await lab.AdminAsync("BEGIN; SELECT 1; ROLLBACK");
            while (await RollbacksAsync(lab) < before + 10) await Task.Delay(Poll, TimeProvider.System, Ct);
        });

        var database = evidence.Databases[0];
        Assert.True(database.IsScope);
        Assert.Equal(RateValidity.Valid, database.Rates);
        Assert.True(evidence.Window.Length.Number >= 2);
        Assert.Equal(10, database.Rollbacks.PerSecond.Number * evidence.Window.Length.Number, 1e-6);
        Assert.InRange(database.RollbackRatio.Number, 0.01, 0.99);
        Assert.Equal(QuantityKind.Value, database.Deadlocks.Total.Kind);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotTracked), evidence.ArchiveFailures.Total);
    }

    [Fact]
    public async Task Reset_between_the_readings_makes_the_rates_unknown_and_says_why()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync("SELECT pg_stat_reset()");
        var evidence = await BetweenAsync<ErrorIndicators>(lab, Errors, () => lab.AdminAsync("SELECT pg_stat_reset()"));
        Assert.Equal(RateValidity.StatisticsReset, evidence.Databases[0].Rates);
        Assert.Equal(Quantity.Unknown(UnknownReason.Discontinuous), evidence.Databases[0].Commits.PerSecond);
        Assert.Equal(QuantityKind.Value, evidence.Databases[0].Commits.Total.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Transaction_older_than_the_window_makes_the_rates_lower_bounds_as_does_one_that_cannot_be_seen(bool readAllStats)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats);
        await lab.OpenAsync(null, "BEGIN; SELECT 1");
        await lab.AdminAsync("SELECT pg_sleep(0.1)");
        var evidence = await BetweenAsync<ErrorIndicators>(lab, Errors, () => Task.CompletedTask);
        Assert.True(evidence.Window.LowerBounds);
        Assert.Equal(readAllStats ? QuantityKind.Value : QuantityKind.Unknown, evidence.Window.OldestTransaction.Kind);
        Assert.Equal(QuantityKind.AtLeast, evidence.Databases[0].Commits.PerSecond.Kind);
    }

    [Fact]
    public async Task Rates_are_exact_where_nothing_old_is_open()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var evidence = await BetweenAsync<ErrorIndicators>(lab, Errors, () => Task.CompletedTask);
        Assert.False(evidence.Window.LowerBounds);
        Assert.Equal(QuantityKind.Value, evidence.Databases[0].Deadlocks.PerSecond.Kind);
    }

    [Theory]
    [InlineData(Errors)]
    [InlineData("postgres.background")]
    [InlineData("postgres.io")]
    public async Task Time_that_is_too_short_for_a_window_leaves_the_counters(string capability)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var request = lab.Request(capability) with { Time = new TimeLeft(TimeSpan.FromSeconds(3), TimeProvider.System) };
        var evidence = Assert.Single(await Lab.CollectAsync<object>(lab.Connector(), request), item => item is not SelfCost);
        var window = (ReadingWindow)evidence.GetType().GetProperty("Window")!.GetValue(evidence)!;
        Assert.Equal(Quantity.Unknown(UnknownReason.WindowTooShort), window.Length);
        Assert.Single(request.Ledger.Entries, entry => entry.Verb == "BEGIN");
    }

    [Fact]
    public async Task Counters_that_the_role_may_not_read_cost_those_that_it_may_nothing()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync("REVOKE SELECT ON pg_catalog.pg_stat_bgwriter FROM PUBLIC");
        await lab.UntilCountedAsync();
        var connector = lab.Connector();
        var evidence = Assert.Single(await Lab.CollectAsync<ErrorIndicators>(connector, lab.Request(Errors)));
        Assert.Equal(RateValidity.Valid, evidence.Databases[0].Rates);
        var refused = await Assert.ThrowsAsync<SourceFailureException>(() => Lab.CollectAsync<object>(connector, lab.Request("postgres.io")));
        Assert.Equal(Outcome.Forbidden, refused.Outcome);
    }

    [Fact]
    public async Task Readings_are_five_seconds_apart_by_the_clock_of_the_server()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var evidence = Assert.Single(await lab.CollectAsync<BackgroundWork>("postgres.background"));
        Assert.True(evidence.Window.Length.Number >= 5);
        Assert.Equal(RateValidity.Valid, evidence.CheckpointRates);
    }

    [Fact]
    public async Task Wal_and_temporary_files_between_the_readings_make_the_rates()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var major = (int)(await lab.AdminAsync("SELECT current_setting('server_version_num')::int"))! / 10_000;
        var background = await BetweenAsync<BackgroundWork>(lab, "postgres.background", async () =>
        {
            await lab.AdminAsync("UPDATE item SET n = n + 1");
            await lab.AdminAsync("CHECKPOINT");
        });
        if (major < 14) Assert.Equal(Quantity.Unknown(UnknownReason.NotSupported), background.WalBytes.Total);
        else Assert.True(background.WalBytes.Total.Number > 0);
        Assert.True(background.CheckpointsRequested.PerSecond.Number > 0);

        var io = await BetweenAsync<InputOutput>(lab, "postgres.io", async () =>
        {
            await lab.AdminAsync("SET work_mem = '64kB'; SELECT count(*) FROM (SELECT i FROM generate_series(1, 100000) i ORDER BY i % 7) s");
            while ((long)(await lab.AdminAsync("SELECT temp_files FROM pg_stat_database WHERE datname = current_database()"))! == 0)
                await Task.Delay(Poll, TimeProvider.System, Ct);
        });
        Assert.True(io.Databases[0].TempBytes.PerSecond.Number > 0);
        Assert.Equal(major < 16 ? Quantity.Unknown(UnknownReason.NotSupported) : Quantity.Unknown(UnknownReason.NotTracked), io.ClientReadMilliseconds.Total);
        Assert.Equal(major < 16 ? QuantityKind.Unknown : QuantityKind.Value, io.ClientReads.Total.Kind);
    }

    static async Task<T> BetweenAsync<T>(Lab lab, string capability, Func<Task> between)
    {
        var clock = new HeldClock();
        await lab.UntilCountedAsync();
        var collecting = Lab.CollectAsync<T>(lab.Connector(clock), lab.Request(capability));
        await clock.HeldAsync(Ct);
        await between();
        await lab.AdminAsync("SELECT pg_sleep(2.1)");
        clock.Release();
        return Assert.Single(await collecting);
    }

    static async Task<long> RollbacksAsync(Lab lab) => (long)(await lab.AdminAsync("SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"))!;
}
