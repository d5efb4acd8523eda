using System.Text.Json;
using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.IntegrationTests.EndToEnd;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A server's messages, its notices and the driver's exceptions stay inside, wherever a person, a secret or a name was planted in them.</summary>
public sealed class NothingLeaksTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Planted = "s3cr3t-planted-4111";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RAISE NOTICE 's3cr3t-planted-4111'; RETURN 's3cr3t-planted-4111'::int;", "sqlstate-22p02")]
    [InlineData("RAISE EXCEPTION 's3cr3t-planted-4111' USING DETAIL = 's3cr3t-planted-4111', HINT = 's3cr3t-planted-4111', TABLE = 's3cr3t-planted-4111';", "sqlstate-p0001")]
    [InlineData("RAISE EXCEPTION 's3cr3t-planted-4111' USING ERRCODE = '42501';", "not-permitted")]
    [InlineData("RAISE EXCEPTION 's3cr3t-planted-4111' USING ERRCODE = '08P01';", "sqlstate-08p01")]
    public async Task Text_of_a_system_function_that_fails_is_nowhere(string body, string reason)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        await PlantAsync(granted, body);
        using var source = granted.Source();
        var ledger = new Ledger();
        var refused = await source.RefusedAsync(ledger: ledger);
        Assert.Equal(reason, refused.Reason);
        Assert.Null(refused.InnerException);
        AssertClean(refused, ledger);
    }

    [Fact]
    public async Task Name_with_a_secret_in_it_is_in_no_refusal()
    {
        var server = await shared.GetAsync(Ct);
        var granted = await GrantedDatabase.CreateAsync(server, AccessMode.Minimal);
        await granted.AdminAsync($"CREATE ROLE \"{Planted}\" NOLOGIN PASSWORD 'p'");
        foreach (var connectionString in (string[])[
            With(granted, database: Planted), With(granted, role: Planted, password: "p"), With(granted, password: Planted),
            new NpgsqlConnectionStringBuilder(granted.ConnectionString) { Host = $"{Planted}.invalid" }.ConnectionString])
        {
            using var source = new ConfiguredSource(connectionString);
            var ledger = new Ledger();
            AssertClean(await source.RefusedAsync(ledger: ledger), ledger);
        }
    }

    [Fact]
    public async Task Output_manifest_and_evidence_of_a_failing_server_are_clean()
    {
        var server = await shared.GetAsync(Ct);
        var granted = await GrantedDatabase.CreateAsync(server, AccessMode.Minimal);
        await PlantAsync(granted, $"RAISE WARNING '{Planted}'; RETURN '{Planted}'::int;");
        using var scratch = new Scratch();
        var config = scratch.Write("rca.yaml", Sources.Postgres().Replace("- database: orders", $"- database: {granted.Database}", StringComparison.Ordinal));
        var incident = scratch.Write("incident.json", Sources.Incident("leak", granted.Database));
        var environment = Sources.Environment(granted.ConnectionString);
        var (exit, output, errors) = await RcaProcess.RunAsync(["collect", "--config", config, "--incident", incident, "--out", scratch.Path("out")], Ct, environment);
        var (_, probed, probeErrors) = await RcaProcess.RunAsync(["sources", "probe", "--config", config], Ct, environment);

        Assert.True(exit == 3, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(scratch.Path("out"));
        folder.Verify();
        Assert.Contains(folder.Items, item => item.Reason == "sqlstate-22p02");
        // The findings of the role come with the evidence that was collected.
        Assert.Contains("role-makes-temporary-tables", Assert.Single(folder.Manifest.Payload.Header.Access!).Report.Findings!);
        foreach (var file in Directory.GetFiles(scratch.Path("out"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Planted, await File.ReadAllTextAsync(file, Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, output + errors + probed + probeErrors, StringComparison.Ordinal);
        // The control: the server did say it.
        if (server.Log is { } log) Assert.Contains(Planted, await log.ReadAsync(Ct), StringComparison.Ordinal);
    }

    // The system view that is asked for connections calls it from then on, in this database.
    static Task<object?> PlantAsync(GrantedDatabase granted, string body) => granted.AdminAsync($"""
        CREATE FUNCTION public.planted() RETURNS int LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
        DO $$ BEGIN
          EXECUTE 'CREATE OR REPLACE VIEW pg_catalog.pg_stat_database AS '
            || regexp_replace(pg_get_viewdef('pg_catalog.pg_stat_database'::regclass), 'pg_stat_get_db_numbackends\((d\.)?oid\)', 'public.planted()');
        END $$
        """);

    static void AssertClean(SourceFailureException refused, Ledger ledger)
    {
        Assert.NotEmpty(ledger.Entries);
        foreach (var text in (string[])[refused.ToString(), refused.Message, refused.Detail ?? "", JsonSerializer.Serialize(ledger.Entries, WireJson.Options)])
            Assert.DoesNotContain(Planted, text, StringComparison.Ordinal);
    }

    static string With(GrantedDatabase granted, string? database = null, string? role = null, string? password = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(granted.ConnectionString);
        (builder.Database, builder.Username, builder.Password) = (database ?? builder.Database, role ?? builder.Username, password ?? builder.Password);
        return builder.ConnectionString;
    }
}
