using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Storage;

namespace Rca.Tests.Storage;

public sealed class PostgresIncidentStoreTests(SharedPostgres shared) : IncidentStoreContract
{
    string _connectionString = "";

    protected override async Task CreateAsync()
    {
        var server = await shared.GetAsync(Ct);
        var database = await server.CreateDatabaseAsync(Ct);
        _connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = true, MaxPoolSize = 8 }.ToString();
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
}
