using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Storage;
using Rca.Testing;
using Xunit;

namespace Rca.Tests.Storage;

public sealed class PostgresIncidentStoreTests(SharedPostgres shared) : IncidentStoreContract
{
    string _connectionString = "";

    protected override async Task CreateAsync()
    {
        var server = await shared.GetAsync(Ct);
        var database = await server.CreateDatabaseAsync(Ct);
        _connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = true }.ToString();
    }

    // The databases go with the server.
    protected override Task DropAsync() => Task.CompletedTask;

    protected override SqlIncidentStore Connect() => new PostgresIncidentStore(_connectionString);

    protected override async Task PassAsync(DateTimeOffset time)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (await Store.NowAsync(patience.Token) < time)
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
    }

    protected override async Task<long> SqlAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Burst_larger_than_the_server_takes_queues_in_the_process_and_none_is_refused()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "20" };
        await using var server = await OwnServer.StartAsync((clock, ct) => PostgresServer.StartAsync(settings, clock, ct), Ct);
        await using var store = new PostgresIncidentStore(new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Pooling = true }.ToString());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.NowAsync(Ct)));
    }
}
