using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A PostgreSQL with a database <c>orders</c> and the connector's role, which logs every statement.</summary>
public sealed class OrdersDatabase : IAsyncLifetime
{
    const string Password = "e2e-reader";
    ThrowawayPostgresCluster _cluster = null!;

    internal PostgresLog Log => new(_cluster.LogFile, _cluster.ConnectionString());

    internal IReadOnlyDictionary<string, string> Environment => Sources.Environment(_cluster.ConnectionString("orders", "rca_reader", Password));

    public async ValueTask InitializeAsync()
    {
        if (ThrowawayPostgresBinaries.Locate() is not { } binaries)
            throw ServerMissing.SkipOrFail(new ServerMissingException("no PostgreSQL binaries: apt-get install postgresql."));
        var options = new ThrowawayPostgresOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["log_statement"] = "all", ["log_connections"] = "on" } };
        var ct = TestContext.Current.CancellationToken;
        _cluster = await ThrowawayPostgresCluster.StartAsync(binaries, options, TimeProvider.System, ct);
        await using var admin = new NpgsqlConnection(_cluster.ConnectionString());
        await admin.OpenAsync(ct);
        foreach (var sql in (string[])["CREATE DATABASE orders", $"CREATE ROLE rca_reader LOGIN PASSWORD '{Password}'", "GRANT pg_read_all_stats TO rca_reader"])
        {
            await using var command = new NpgsqlCommand(sql, admin);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    internal Task StopAsync(CancellationToken ct) => _cluster.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
