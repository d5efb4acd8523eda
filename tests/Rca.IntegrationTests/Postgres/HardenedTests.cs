using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>The mode hardened: the same evidence, and no way to the text of a statement.</summary>
public sealed class HardenedTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Canary = "4111-1111-1111-1111";

    // Every view, table and set of rows of the catalogues that the role can read, one after the other; its own statements do not hold the canary as one text.
    const string Sweep = """
        DO $sweep$
        DECLARE place record; hits bigint; found text := ''; asked int := 0;
        BEGIN
          FOR place IN
            SELECT c.oid::regclass::text AS rows FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('pg_catalog', 'information_schema', 'rca_evidence') AND c.relkind IN ('v', 'r')
            UNION ALL SELECT n.nspname || '.' || quote_ident(p.proname) || CASE WHEN p.pronargs = 0 THEN '()' ELSE '(' || CASE p.proargtypes[0] WHEN 1007 THEN
                   'ARRAY(SELECT pid FROM pg_stat_activity)' ELSE 'NULL' END || ')' END
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE (n.nspname = 'rca_evidence' OR p.proname IN ('pg_stat_get_activity')) AND p.pronargs <= 1
          LOOP
            BEGIN
              EXECUTE format('SELECT count(*) FROM %s x WHERE x::text LIKE %L || %L', place.rows, '%4111-1111-', '1111-1111%') INTO hits;
              asked := asked + 1;
              IF hits > 0 THEN found := found || ' ' || place.rows; END IF;
            EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR object_not_in_prerequisite_state OR undefined_function OR invalid_parameter_value
              -- A server built without NUMA.
              OR internal_error THEN NULL;
            END;
          END LOOP;
          PERFORM set_config('sweep.found', found, false), set_config('sweep.asked', asked::text, false);
        END
        $sweep$
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task States_and_counts_are_right_and_the_text_of_a_statement_is_nowhere()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.QuietAsync();
        await using var canary = await granted.OpenAsync($"BEGIN; SELECT '{Canary}'");
        await using var idle = await granted.OpenAsync($"SELECT '{Canary}'");
        using var source = granted.Source();

        var saturation = Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        Assert.Equal((Quantity.Of(1), Quantity.Of(1), Quantity.Of(0)), (saturation.Sessions.IdleInTransaction, saturation.Sessions.Idle, saturation.Sessions.Hidden));
        Assert.Equal((Quantity.Of(2), Quantity.Of(3)), (saturation.Sessions.ClientBackends, saturation.Used));
        Assert.Equal(QuantityKind.Value, saturation.Sessions.OldestTransaction.Kind);

        var (found, asked) = await SweepAsync(granted.ConnectionString);
        Assert.Equal("", found);
        Assert.True(asked > 150, $"only {asked} places were asked");
        // The control: whoever may see it finds it with the same sweep.
        await granted.AdminAsync($"ALTER ROLE \"{granted.Role}\" INHERIT; GRANT pg_read_all_stats TO \"{granted.Role}\"");
        (found, _) = await SweepAsync(granted.ConnectionString);
        Assert.Contains("pg_stat_activity", found, StringComparison.Ordinal);
        // And then the probe says so.
        Assert.Contains("hardened-role-reads-all-stats", (await source.ProbeAsync()).Findings!);
    }

    [Fact]
    public async Task Functions_return_nothing_but_numbers()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        Assert.Equal("bigint, double precision, integer, integer[]", await granted.AdminAsync("""
            SELECT string_agg(DISTINCT t.type::regtype::text, ', ' ORDER BY t.type::regtype::text)
              FROM pg_proc p CROSS JOIN unnest(p.proallargtypes) t (type) WHERE p.pronamespace = 'rca_evidence'::regnamespace
            """));
    }

    [Fact]
    public async Task Root_of_a_lock_tree_is_known_as_with_the_grant()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var root = await lab.OpenAsync(null, $"BEGIN; UPDATE item SET n = 1 WHERE id = 1; SELECT '{Canary}'");
        await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 1");
        using var source = granted.Source();

        var found = Assert.Single(Assert.Single(await source.CollectAsync<LockTree>("postgres.lock-waits")).Roots);
        var truth = Assert.Single(Assert.Single(await lab.CollectAsync<LockTree>("postgres.lock-waits")).Roots);

        Assert.Equal((root.ProcessID, SessionState.IdleInTransaction, BackendType.ClientBackend, WaitEventType.Client), (found.Pid, found.State, found.BackendType, found.WaitEventType));
        Assert.Equal((truth.Pid, truth.State, truth.BackendType, truth.WaitEventType, truth.StartedAt), (found.Pid, found.State, found.BackendType, found.WaitEventType, found.StartedAt));
        Assert.Equal((QuantityKind.Value, QuantityKind.Value), (found.Transaction.Kind, found.InState.Kind));
    }

    [Theory]
    [InlineData("DROP FUNCTION rca_evidence.sessions_v1()", "functions-missing")]
    [InlineData("DROP FUNCTION rca_evidence.activity_v1()", "functions-missing")]
    [InlineData("ALTER FUNCTION rca_evidence.activity_v1() SECURITY INVOKER", "functions-changed")]
    [InlineData("DROP SCHEMA rca_evidence CASCADE", "functions-missing")]
    [InlineData("ALTER FUNCTION rca_evidence.lock_roots_v1(int[]) RESET search_path", "functions-changed")]
    [InlineData("ALTER FUNCTION rca_evidence.sessions_v1() SET search_path = public, pg_catalog", "functions-changed")]
    [InlineData("ALTER FUNCTION rca_evidence.sessions_v1() SECURITY INVOKER", "functions-changed")]
    [InlineData("ALTER FUNCTION rca_evidence.sessions_v1() VOLATILE", "functions-changed")]
    [InlineData("UPDATE pg_proc SET prosrc = replace(prosrc, 'pid <> pg_backend_pid()', 'true') WHERE proname = 'sessions_v1'", "functions-changed")]
    [InlineData("ALTER FUNCTION rca_evidence.sessions_v1() OWNER TO postgres", "functions-owner-may-more")]
    [InlineData("GRANT EXECUTE ON FUNCTION rca_evidence.lock_roots_v1(int[]) TO PUBLIC", "functions-public")]
    [InlineData("REVOKE EXECUTE ON FUNCTION rca_evidence.sessions_v1() FROM \"ROLE\"", "functions-not-granted")]
    [InlineData("REVOKE USAGE ON SCHEMA rca_evidence FROM \"ROLE\"", "functions-not-granted")]
    public async Task Function_that_is_not_the_printed_one_is_told_by_the_probe_and_never_called(string change, string finding)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await granted.AdminAsync(change.Replace("ROLE", granted.Role, StringComparison.Ordinal));
        await AssertRefusedAsync(granted, finding);
    }

    [Fact]
    public async Task Owner_that_sees_nothing_or_too_much_is_told()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await granted.AdminAsync("REVOKE pg_read_all_stats FROM rca_evidence_owner");
        await AssertRefusedAsync(granted, "functions-see-nothing");
        await granted.AdminAsync("GRANT pg_read_all_stats, pg_read_server_files TO rca_evidence_owner");
        await AssertRefusedAsync(granted, "functions-owner-may-more");
        await granted.AdminAsync("REVOKE pg_read_server_files FROM rca_evidence_owner");
        await granted.AdminAsync($"GRANT rca_evidence_owner TO \"{granted.Role}\"");
        await AssertRefusedAsync(granted, "functions-owner-may-more");
        await granted.AdminAsync($"REVOKE rca_evidence_owner FROM \"{granted.Role}\"");
        using var source = granted.Source();
        Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
    }

    [Fact]
    public async Task Rates_and_vacuum_know_of_other_sessions_as_with_the_grant()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        using var source = granted.Source();

        var vacuum = Assert.Single(await source.CollectAsync<VacuumState>("postgres.vacuum"));
        Assert.Equal((QuantityKind.Value, QuantityKind.Value), (vacuum.Workers.Kind, vacuum.Holders[0].Age.Kind));
        Assert.True(vacuum.Holders[0].Seconds.Number > 0);
        foreach (var capability in (string[])["postgres.errors", "postgres.background", "postgres.io"])
        {
            var evidence = Assert.Single(await source.CollectAsync<object>(capability), item => item is not SelfCost);
            var window = (ReadingWindow)evidence.GetType().GetProperty("Window")!.GetValue(evidence)!;
            Assert.Equal((QuantityKind.Value, true), (window.OldestTransaction.Kind, window.LowerBounds));
        }
    }

    static async Task AssertRefusedAsync(GrantedDatabase granted, string finding)
    {
        using var source = granted.Source();
        var probe = await source.ProbeAsync();
        Assert.Contains(finding, probe.Findings!);
        Assert.Contains(new("rca_evidence", false), probe.Permissions);
        var ledger = new Rca.Core.Collecting.Ledger();
        var refused = await source.RefusedAsync(ledger: ledger);
        Assert.Equal((Outcome.Refused, finding), (refused.Outcome, refused.Reason));
        Assert.DoesNotContain(ledger.Entries, entry => entry.Resource == "sessions_hardened");
        // What needs no function still comes.
        Assert.Empty(await source.CollectAsync<LockTree>("postgres.lock-waits"));
        var vacuum = Assert.Single(await source.CollectAsync<VacuumState>("postgres.vacuum"));
        Assert.Equal((Quantity.Unknown(UnknownReason.NotPermitted), QuantityKind.Value), (vacuum.Workers, vacuum.Vacuums.Kind));
    }

    static async Task<(string Found, int Asked)> SweepAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await Lab.RunAsync(connection, "SET statement_timeout = 0");
        await Lab.RunAsync(connection, Sweep);
        return ((string)(await Lab.RunAsync(connection, "SELECT current_setting('sweep.found')"))!,
            int.Parse((string)(await Lab.RunAsync(connection, "SELECT current_setting('sweep.asked')"))!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
