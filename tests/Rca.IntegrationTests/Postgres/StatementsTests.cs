using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class StatementsTests
{
    const string Capability = "postgres.statements";
    const string Enabled = "statements: true";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Source_that_did_not_enable_it_is_not_asked()
    {
        await using var server = await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "20" }, time, ct), Ct);
        await using var lab = await Lab.CreateAsync(server);
        var ledger = new Ledger();
        Assert.Equal((Outcome.Refused, "statements-not-enabled"), await RefusedAsync(lab, "", ledger));
        Assert.Empty(ledger.Entries);
        Assert.Equal((Outcome.Unsupported, "extension-missing"), await RefusedAsync(lab, Enabled));
        if (!await IsAvailableAsync(lab)) Assert.Skip("this server does not have pg_stat_statements");
        await lab.AdminAsync("CREATE EXTENSION pg_stat_statements");
        Assert.Equal((Outcome.Unsupported, "extension-not-loaded"), await RefusedAsync(lab, Enabled));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("extensions")]
    public async Task Costliest_statements_come_by_id_without_text(string schema)
    {
        await using var server = await LoadedAsync();
        await using var lab = await Lab.CreateAsync(server);
        await InstallAsync(lab, schema);
        // One of the same name and arguments elsewhere is never called.
        await lab.AdminAsync("CREATE FUNCTION public.pg_stat_statements(showtext text) RETURNS int LANGUAGE plpgsql AS $$BEGIN RAISE 'called'; END$$");
        await lab.AdminAsync("SELECT count(*) FROM item WHERE n = 4711");
        for (var i = 0; i < 25; i++) await lab.AdminAsync($"SELECT 1 AS c{i}, 'alice@example.com' FROM item");

        var ledger = new Ledger();
        lab.Options = Enabled;
        var top = Assert.Single(await Lab.CollectAsync<TopStatements>(lab.Connector(), lab.Request(Capability, ledger)));

        Assert.Equal((20, true, true), (top.Statements.Count, top.Cut, top.CanReadAllStats));
        Assert.All(top.Statements, statement => Assert.Matches("^-?[0-9]+$", statement.QueryId));
        Assert.Equal(top.Statements.OrderByDescending(statement => statement.TotalMilliseconds), top.Statements);
        Assert.All(top.Statements, statement => Assert.True(statement.Calls > 0));
        Assert.DoesNotContain("alice", EvidenceKind.Write(top).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(4, ledger.Entries.Count(entry => entry.Verb == "SELECT" && entry.Resource != SqlStatement.Verify.Name));
    }

    [Fact]
    public async Task Role_without_the_grant_gets_no_ids_of_others_and_an_unlisted_schema_is_not_read()
    {
        await using var server = await LoadedAsync();
        await using var lab = await Lab.CreateAsync(server, readAllStats: false);
        await InstallAsync(lab, "public");
        await lab.AdminAsync("SELECT count(*) FROM item");
        lab.Options = Enabled;
        var top = Assert.Single(await Lab.CollectAsync<TopStatements>(lab.Connector(), lab.Request(Capability)));
        Assert.False(top.CanReadAllStats);
        Assert.Contains(top.Statements, statement => statement.QueryId is null);
        await lab.AdminAsync("CREATE SCHEMA odd; ALTER EXTENSION pg_stat_statements SET SCHEMA odd");
        Assert.Equal((Outcome.Unsupported, "extension-elsewhere"), await RefusedAsync(lab, Enabled));
    }

    static async Task<PostgresServer> LoadedAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "20", ["shared_preload_libraries"] = "pg_stat_statements" };
        try
        {
            return await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
        }
        catch (InvalidOperationException)
        {
            Assert.Skip("this server does not have pg_stat_statements");
            throw;
        }
    }

    static async Task InstallAsync(Lab lab, string schema) =>
        await lab.AdminAsync($"CREATE SCHEMA IF NOT EXISTS {schema}; CREATE EXTENSION pg_stat_statements SCHEMA {schema}; GRANT USAGE ON SCHEMA {schema} TO PUBLIC");

    static async Task<bool> IsAvailableAsync(Lab lab) => (long)(await lab.AdminAsync("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_stat_statements'"))! > 0;

    static async Task<(Outcome, string)> RefusedAsync(Lab lab, string options, Ledger? ledger = null)
    {
        lab.Options = options;
        var refused = await Assert.ThrowsAsync<SourceFailureException>(() => Lab.CollectAsync<object>(lab.Connector(), lab.Request(Capability, ledger)));
        return (refused.Outcome, refused.Reason);
    }
}
