using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>Through PgBouncer in transaction mode: nothing leaks in or out, and its refusals are told apart.</summary>
public sealed class PoolerTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setting_of_another_client_does_not_leak_in_and_ours_do_not_leak_out()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await granted.AdminAsync("CREATE FUNCTION public.pg_is_in_recovery() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'hijacked'; END $$");
        await granted.AdminAsync($"GRANT pg_monitor TO \"{granted.Role}\"");
        await using var pooler = await StartAsync(granted);
        using var source = new ConfiguredSource(pooler.Before(granted.ConnectionString));
        await using var client = await OpenAsync(pooler, granted);
        // One server connection is all that there is: what this client sets, the next one finds.
        await Lab.RunAsync(client, "SET search_path = public, pg_catalog; SET statement_timeout = 0; SET default_transaction_read_only = off");
        await Lab.RunAsync(client, "CREATE TEMP TABLE pg_database (oid oid); CREATE TEMP TABLE pg_stat_activity (pid int); SET ROLE pg_monitor");
        var theirs = await Lab.RunAsync(client, "SELECT pg_backend_pid()");
        await using var other = await OpenAsync(pooler, granted);
        Assert.Equal((theirs, "public, pg_catalog"), (await Lab.RunAsync(other, "SELECT pg_backend_pid()"), await Lab.RunAsync(other, "SELECT current_setting('search_path')")));

        var saturation = Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        Assert.True(saturation.ViaPooler);
        var probe = await source.ProbeAsync();
        Assert.Equal($"{granted.Role} in {granted.Database}", probe.Identity);
        Assert.Contains("via-pooler", probe.Findings!);

        Assert.Equal(theirs, await Lab.RunAsync(client, "SELECT pg_backend_pid()"));
        Assert.Equal("public, pg_catalog|0|off|pg_monitor", await Lab.RunAsync(client,
            "SELECT concat_ws('|', current_setting('search_path'), current_setting('statement_timeout'), current_setting('default_transaction_read_only'), current_user)"));
    }

    [Fact]
    public async Task Refusals_of_the_pooler_are_told_apart()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await using (var pooler = await StartAsync(granted, ("query_wait_timeout", "1")))
        {
            await using var client = await OpenAsync(pooler, granted);
            await Lab.RunAsync(client, "BEGIN");
            Assert.Equal((Outcome.Unreachable, "pooler-wait-timeout"), await RefusalAsync(pooler.Before(granted.ConnectionString)));
        }

        await using (var pooler = await StartAsync(granted, ("max_client_conn", "1")))
        {
            await using var client = await OpenAsync(pooler, granted);
            Assert.Equal((Outcome.Unreachable, "pooler-full"), await RefusalAsync(pooler.Before(granted.ConnectionString)));
        }

        await using (var pooler = await StartAsync(granted))
        {
            var through = new NpgsqlConnectionStringBuilder(pooler.Before(granted.ConnectionString));
            Assert.Equal((Outcome.NotFound, "pooler-database-unknown"), await RefusalAsync(With(through, database: "no_such_database")));
            Assert.Equal((Outcome.Forbidden, "pooler-credentials-refused"), await RefusalAsync(With(through, password: "wrong")));
        }
    }

    [Fact]
    public async Task Session_in_which_a_view_was_read_serves_nobody_else()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await granted.AdminAsync($"""
            CREATE SCHEMA rca_evidence;
            CREATE ROLE "{granted.Role}-owner" NOLOGIN;
            CREATE TABLE kept (n int);
            INSERT INTO kept SELECT generate_series(1, 20);
            GRANT SELECT ON kept TO "{granted.Role}-owner";
            CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM kept;
            CREATE VIEW rca_evidence.w AS SELECT count(*) AS row_count, max(n) AS n FROM kept;
            ALTER VIEW rca_evidence.v OWNER TO "{granted.Role}-owner";
            ALTER VIEW rca_evidence.w OWNER TO "{granted.Role}-owner";
            GRANT USAGE ON SCHEMA rca_evidence TO "{granted.Role}", "{granted.Role}-owner";
            GRANT SELECT ON rca_evidence.v, rca_evidence.w TO "{granted.Role}";
            REVOKE TEMPORARY ON DATABASE {granted.Database} FROM PUBLIC;
            REVOKE CREATE ON SCHEMA public FROM PUBLIC
            """);
        await using var pooler = await StartAsync(granted);
        using var source = new ConfiguredSource(pooler.Before(granted.ConnectionString), "views: [rca_evidence.v, rca_evidence.w]");
        await using var client = await OpenAsync(pooler, granted);
        var before = await Lab.RunAsync(client, "SELECT pg_backend_pid()");

        await source.CollectAsync<Saturation>("postgres.saturation");
        Assert.Equal(before, await Lab.RunAsync(client, "SELECT pg_backend_pid()"));
        Assert.Equal([ViewVerdict.Read, ViewVerdict.Read], (await source.CollectAsync<ViewEvidence>("postgres.views")).Select(view => view.Verdict));
        Assert.NotEqual(before, await Lab.RunAsync(client, "SELECT pg_backend_pid()"));
    }

    static async Task<PgBouncerServer> StartAsync(GrantedDatabase granted, params (string Name, string Value)[] settings)
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal) { [granted.Role] = new NpgsqlConnectionStringBuilder(granted.ConnectionString).Password! };
        var all = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        return await OwnServer.StartAsync((time, ct) => PgBouncerServer.StartAsync(granted.ConnectionString, users, all, time, ct), Ct);
    }

    static async Task<NpgsqlConnection> OpenAsync(PgBouncerServer pooler, GrantedDatabase granted)
    {
        // What the driver asks of its own at connecting would take the one server connection.
        await using var source = new NpgsqlDataSourceBuilder(pooler.Before(granted.ConnectionString)).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        return await source.OpenConnectionAsync(Ct);
    }

    static async Task<(Outcome, string)> RefusalAsync(string connectionString)
    {
        using var source = new ConfiguredSource(connectionString);
        return await source.RefusalAsync();
    }

    static string With(NpgsqlConnectionStringBuilder through, string? database = null, string? password = null) =>
        new NpgsqlConnectionStringBuilder(through.ConnectionString) { Database = database ?? through.Database, Password = password ?? through.Password }.ConnectionString;
}
