using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>What a role could do beyond reading is found, whatever it is.</summary>
public sealed class RoleLintTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Schema = "CREATE SCHEMA rca_evidence; ";
    const string View = Schema + "CREATE VIEW rca_evidence.seen AS SELECT 1 AS n; ";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ALTER ROLE R SUPERUSER", "role-superuser")]
    [InlineData("ALTER ROLE R CREATEROLE", "role-createrole")]
    [InlineData("ALTER ROLE R CREATEDB", "role-createdb")]
    [InlineData("ALTER ROLE R REPLICATION", "role-replication")]
    [InlineData("ALTER ROLE R BYPASSRLS", "role-bypassrls")]
    [InlineData("GRANT pg_read_server_files TO R", "member-pg-read-server-files")]
    [InlineData("GRANT pg_execute_server_program TO R", "member-pg-execute-server-program")]
    [InlineData("GRANT pg_signal_backend TO R", "member-pg-signal-backend")]
    [InlineData("GRANT pg_monitor TO R", "member-pg-monitor")]
    [InlineData("CREATE ROLE g_DB; GRANT pg_write_server_files TO g_DB; GRANT g_DB TO R", "member-pg-write-server-files")]
    [InlineData("CREATE ROLE h_DB; GRANT h_DB TO R", "role-in-another-role")]
    [InlineData("CREATE TABLE owned (n int); ALTER TABLE owned OWNER TO R", "role-owns-objects")]
    [InlineData("GRANT CREATE ON DATABASE DB TO R", "role-creates-in-database")]
    [InlineData("GRANT CREATE ON SCHEMA public TO R", "role-creates-in-public")]
    [InlineData("CREATE TABLE kept (n int); GRANT INSERT ON kept TO R", "role-has-table-grants")]
    [InlineData("CREATE TABLE kept (n int); CREATE VIEW seen AS SELECT n FROM kept; GRANT SELECT, UPDATE ON seen TO R", "role-has-table-grants")]
    [InlineData("CREATE TABLE kept (n int); GRANT SELECT ON ALL TABLES IN SCHEMA public TO R", "role-has-table-grants")]
    [InlineData("CREATE VIEW seen AS SELECT 1 AS n; GRANT SELECT ON seen TO R", "role-has-table-grants")]
    [InlineData("CREATE VIEW seen AS SELECT 1 AS n; GRANT SELECT (n) ON seen TO R", "role-has-table-grants")]
    [InlineData(Schema + "CREATE TABLE rca_evidence.kept (n int); GRANT SELECT ON rca_evidence.kept TO R", "role-has-table-grants")]
    [InlineData(Schema + "CREATE SEQUENCE rca_evidence.kept; GRANT SELECT ON rca_evidence.kept TO R", "role-has-table-grants")]
    [InlineData(Schema + "CREATE MATERIALIZED VIEW rca_evidence.m AS SELECT 1 AS n; GRANT SELECT ON rca_evidence.m TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT SELECT, UPDATE ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT SELECT, DELETE ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT TRIGGER ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT SELECT, INSERT (n) ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT UPDATE (n) ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData(View + "GRANT REFERENCES (n) ON rca_evidence.seen TO R", "role-has-table-grants")]
    [InlineData("ALTER ROLE R CONNECTION LIMIT -1", "role-without-connection-limit")]
    public async Task Role_that_could_do_more_is_found_and_default_evidence_still_comes(string sql, string finding)
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        // Up to version 14 everybody has it.
        await granted.AdminAsync("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        using var source = granted.Source();
        Assert.DoesNotContain(finding, (await source.ProbeAsync()).Findings!);
        await granted.AdminAsync(Regex.Replace(Regex.Replace(sql, @"\bR\b", $"\"{granted.Role}\""), "(?<!CREATE)DB", granted.Database));
        Assert.Contains(finding, (await source.ProbeAsync()).Findings!);
        Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
    }

    [Fact]
    public async Task Views_of_its_own_schema_are_no_finding()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Hardened);
        await granted.AdminAsync($"CREATE VIEW rca_evidence.v AS SELECT count(*) AS row_count FROM pg_class; GRANT SELECT ON rca_evidence.v TO \"{granted.Role}\"");
        await granted.AdminAsync($"CREATE VIEW rca_evidence.w AS SELECT 1 AS a, 2 AS b; GRANT SELECT (a) ON rca_evidence.w TO \"{granted.Role}\"");
        await granted.AdminAsync($"REVOKE TEMPORARY ON DATABASE {granted.Database} FROM PUBLIC; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        using var source = granted.Source();
        Assert.All((await source.ProbeAsync()).Findings!, finding => Assert.Equal("no-reserved-slot", finding));
    }
}
