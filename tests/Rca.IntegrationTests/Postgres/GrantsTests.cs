using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.IntegrationTests.EndToEnd;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>The SQL that <c>rca postgres grants</c> prints, run on a server, and what its role then is and sees.</summary>
public sealed class GrantsTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccessMode.Minimal)]
    [InlineData(AccessMode.Hardened)]
    public async Task Role_that_was_granted_collects_and_holds_what_its_mode_needs(AccessMode mode)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), mode);
        using var source = granted.Source();
        var probe = await source.ProbeAsync();
        Assert.True(probe.Reachable);
        bool? stats = mode is AccessMode.Minimal ? true : null, functions = mode is AccessMode.Hardened ? true : null;
        Assert.Equal([new("connect", true), new("pg_read_all_stats", stats), new("rca_evidence", functions)], probe.Permissions);
        // What every role of a server can do by default; on 15 there is no slot to be kept.
        Assert.All(probe.Findings!, finding => Assert.Contains(finding, (string[])["role-makes-temporary-tables", "role-creates-in-public", "no-reserved-slot"]));
        var saturation = Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        Assert.True(saturation.CanReadAllStats);
        Assert.Equal(QuantityKind.Value, saturation.Sessions.WalSenders.Kind);
    }

    [Theory]
    [InlineData(AccessMode.Minimal)]
    [InlineData(AccessMode.Hardened)]
    public async Task Script_can_be_run_again_and_from_one_mode_to_the_other(AccessMode mode)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), mode);
        var other = mode is AccessMode.Minimal ? AccessMode.Hardened : AccessMode.Minimal;
        await granted.AdminAsync(granted.Script);
        await granted.AdminAsync(GrantScript.Write(other, granted.Role, granted.Database));
        await granted.AdminAsync(granted.Script);
        using var source = granted.Source();
        Assert.DoesNotContain(false, (await source.ProbeAsync()).Permissions.Select(permission => permission.Held));
        Assert.Equal(mode is AccessMode.Minimal, await granted.AsRoleAsync("SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')"));
    }

    [Fact]
    public async Task Sessions_of_the_role_start_read_only_bounded_and_with_a_pinned_path()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        foreach (var (setting, value) in ((string, string)[])[
            ("transaction_read_only", "on"), ("search_path", "pg_catalog, pg_temp"), ("statement_timeout", "5s"), ("lock_timeout", "100ms"),
            ("idle_in_transaction_session_timeout", "10s")])
            await AssertSettingAsync(granted, setting, value);
        Assert.Equal(2, await granted.AdminAsync($"SELECT rolconnlimit FROM pg_roles WHERE rolname = '{granted.Role}'"));
    }

    [Fact]
    public async Task Script_in_another_database_or_for_a_mighty_role_changes_nothing()
    {
        var server = await shared.GetAsync(Ct);
        var granted = await GrantedDatabase.CreateAsync(server, AccessMode.Minimal);
        await Assert.ThrowsAsync<PostgresException>(() => granted.AdminAsync(GrantScript.Write(AccessMode.Hardened, "elsewhere", "postgres")));
        Assert.Equal(0L, await granted.AdminAsync("SELECT count(*) FROM pg_roles WHERE rolname = 'elsewhere'"));
        await granted.AdminAsync($"CREATE ROLE m{granted.Database} LOGIN CREATEROLE");
        await Assert.ThrowsAsync<PostgresException>(() => granted.AdminAsync(GrantScript.Write(AccessMode.Minimal, $"m{granted.Database}", granted.Database)));
        Assert.Equal(-1, await granted.AdminAsync($"SELECT rolconnlimit FROM pg_roles WHERE rolname = 'm{granted.Database}'"));
    }

    [Fact]
    public async Task Command_prints_the_script_and_refuses_what_is_no_name()
    {
        var (exit, output, errors) = await RcaProcess.RunAsync(["postgres", "grants", "--mode", "hardened", "--role", "r", "--database", "d"], Ct);
        Assert.Equal((0, GrantScript.Write(AccessMode.Hardened, "r", "d"), ""), (exit, output, errors));
        (exit, output, errors) = await RcaProcess.RunAsync(["postgres", "grants", "--mode", "minimal", "--role", "a\"; DROP ROLE b; --"], Ct);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("--role: expected a letter", errors, StringComparison.Ordinal);
        (exit, _, _) = await RcaProcess.RunAsync(["postgres", "grants"], Ct);
        Assert.Equal(2, exit);
    }

    static async Task AssertSettingAsync(GrantedDatabase granted, string setting, string value) =>
        Assert.Equal(value, await granted.AsRoleAsync($"SELECT current_setting('{setting}')"));
}
