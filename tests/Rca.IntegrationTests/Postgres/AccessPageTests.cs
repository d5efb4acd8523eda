using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>docs/postgres-access.md, as a DBA follows it: every command on it, in its order, with psql and a database of that name.</summary>
public sealed class AccessPageTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_page_works_and_every_finding_is_on_it()
    {
        var (page, commands) = await PageCommands.ReadAsync("postgres-access.md", Ct);
        Assert.Equal(2, commands.Count);
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync("CREATE DATABASE orders");
        using var scratch = new Scratch();
        var session = new NpgsqlConnectionStringBuilder(server.ConnectionString());
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = PageCommands.WithPrograms,
            ["PGHOST"] = session.Host,
            ["PGPORT"] = $"{session.Port}",
            ["PGUSER"] = session.Username,
            ["PGPASSWORD"] = session.Password,
        };
        // The file that names no database goes into the one that psql is in.
        var (exit, said) = await PageCommands.RunAsync(
            [.. commands, "rca postgres grants --mode minimal --role other > other.sql", "psql -X -q -v ON_ERROR_STOP=1 -d orders -f other.sql"], scratch.Folder, environment, Ct);
        Assert.True(exit == 0, said);

        Assert.True((bool)(await lab.AdminAsync("SELECT has_database_privilege('rca_reader', 'orders', 'CONNECT') AND pg_has_role('other', 'pg_read_all_stats', 'MEMBER')"))!);
        await lab.AdminAsync("ALTER ROLE rca_reader PASSWORD 'page'");
        using var source = new ConfiguredSource(server.ConnectionString("orders", "rca_reader", "page"), "mode: hardened");
        Assert.Single(await source.CollectAsync<Saturation>("postgres.saturation"));
        foreach (var finding in new Rca.Connectors.Postgres.PostgresConnectorType().Descriptor.Findings.Where(f => !f.Id.StartsWith("member-", StringComparison.Ordinal)))
            Assert.Contains($"`{finding.Id}`", page, StringComparison.Ordinal);
    }
}
