using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>The guards of a transaction hold whatever was set before, and where something takes them away nothing is asked.</summary>
public sealed class SessionGuardsTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("search_path = public, pg_catalog")]
    [InlineData("statement_timeout = 0")]
    [InlineData("lock_timeout = 0")]
    [InlineData("default_transaction_read_only = off")]
    [InlineData("default_transaction_isolation = 'serializable'")]
    [InlineData("idle_in_transaction_session_timeout = 0")]
    [InlineData("role = 'pg_monitor'")]
    public async Task Setting_of_the_role_or_database_does_not_undo_a_guard(string setting)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await granted.AdminAsync($"GRANT pg_monitor TO \"{granted.Role}\"");
        await granted.AdminAsync($"ALTER ROLE \"{granted.Role}\" SET {setting}");
        if (!setting.StartsWith("role", StringComparison.Ordinal)) await granted.AdminAsync($"ALTER DATABASE {granted.Database} SET {setting}");
        using var source = granted.Source();
        Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        Assert.Equal($"{granted.Role} in {granted.Database}", (await source.ProbeAsync()).Identity);
    }

    [Fact]
    public async Task Function_that_shadows_a_system_one_is_not_called()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await granted.AdminAsync("CREATE TABLE trap (who text); GRANT INSERT ON trap TO PUBLIC");
        foreach (var (name, arguments, result) in ((string, string, string)[])[
            ("lower", "name", "text"), ("current_setting", "text", "text"), ("current_setting", "text, boolean", "text"), ("pg_backend_pid", "", "int"),
            ("pg_has_role", "name, text, text", "boolean"), ("pg_is_in_recovery", "", "boolean"), ("to_regrole", "text", "regrole")])
            await granted.AdminAsync($"CREATE FUNCTION public.{name}({arguments}) RETURNS {result} VOLATILE LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'hijacked'; END $$");
        await granted.AdminAsync($"ALTER ROLE \"{granted.Role}\" SET search_path = public, pg_catalog");
        // The control: without our path it would be called.
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => granted.AsRoleAsync("SELECT pg_is_in_recovery()"));
        using var source = granted.Source();
        Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        Assert.Empty(await source.CollectAsync<LockTree>("postgres.lock-waits"));
        Assert.True((await source.ProbeAsync()).Reachable);
    }

    [Theory]
    [InlineData("SET LOCAL search_path = pg_catalog, pg_temp", "SET LOCAL search_path = public", "search_path")]
    [InlineData("SET LOCAL statement_timeout = '2s'", "SET LOCAL statement_timeout = '0s'", "statement_timeout")]
    [InlineData("SET LOCAL lock_timeout = '100ms'", "SET LOCAL lock_timeout = '900ms'", "lock_timeout")]
    [InlineData("SET LOCAL idle_in_transaction_session_timeout = '5s'", "SELECT 1", "idle_in_transaction_session_timeout")]
    [InlineData("READ COMMITTED READ ONLY", "READ COMMITTED", "transaction_read_only")]
    [InlineData("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY", "SELECT 1", "search_path")]
    [InlineData("SET LOCAL role = 'none'", "SELECT 1", "role")]
    public async Task Guard_that_something_in_between_took_away_refuses_the_collection(string sent, string arrived, string guard)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await granted.AdminAsync($"ALTER ROLE \"{granted.Role}\" RESET ALL; GRANT pg_monitor TO \"{granted.Role}\"; ALTER ROLE \"{granted.Role}\" SET role = pg_monitor");
        await using var relay = new RewritingRelay(granted.ConnectionString, sent, arrived.PadRight(sent.Length));
        using var source = new ConfiguredSource(relay.ConnectionString);
        var ledger = new Ledger();
        var refused = await source.RefusedAsync(ledger: ledger);
        Assert.Equal((Outcome.Refused, "guard-undone"), (refused.Outcome, refused.Reason));
        Assert.StartsWith(guard + " ", refused.Detail, StringComparison.Ordinal);
        Assert.Equal("verify", ledger.Entries[^1].Resource);
        Assert.Contains(guard, (await source.ProbeAsync()).Detail, StringComparison.Ordinal);
    }
}
