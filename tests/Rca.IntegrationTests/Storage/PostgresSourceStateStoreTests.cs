using Npgsql;
using Rca.IntegrationTests.Testing;
using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

/// <summary>Every test runs under the role that state.sql makes, beside a store of incidents in the same database.</summary>
public sealed class PostgresSourceStateStoreTests(SharedPostgres shared) : SourceStateContract
{
    const string Password = "Synthetic-state";
    string _admin = "";
    string _role = "";

    protected override async Task CreateAsync()
    {
        var server = await shared.GetAsync(Ct);
        var database = await server.CreateDatabaseAsync(Ct);
        _admin = server.ConnectionString(database);
        _role = server.ConnectionString(database, "rca_state", Password);
        await using (var incidents = new PostgresIncidentStore(_admin)) await incidents.MigrateAsync(Ct);
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "state.sql"), Ct);
        await ExecuteAsync(script);
        await ExecuteAsync(script);
        await ExecuteAsync($"alter role rca_state password '{Password}'");
    }

    // The databases go with the server.
    protected override Task DropAsync() => Task.CompletedTask;

    protected override Task<SqlSourceStateStore> ConnectAsync() => Task.FromResult<SqlSourceStateStore>(new PostgresSourceStateStore(_role));

    protected override Task PassAsync(TimeSpan time) => Task.Delay(time + TimeSpan.FromMilliseconds(20), TimeProvider.System, Ct);

    protected override async Task<string> DumpAsync() =>
        (string)(await RunAsync(_admin, "select string_agg(concat_ws('|', source, key, version, clear, sealed), E'\\n') from rca_state.entries"))!;

    protected override Task ExecuteAsync(string sql) => RunAsync(_admin, sql);

    [Theory]
    [InlineData("select count(*) from rca.incidents")]
    [InlineData("select count(*) from rca.plans")]
    [InlineData("select count(*) from rca.manifests")]
    [InlineData("select count(*) from rca.evidence")]
    [InlineData("insert into rca.schema_versions (version, oldest_program, applied_at) values (9, 1, now())")]
    [InlineData("create table rca_state.more (n int)")]
    [InlineData("create table rca.more (n int)")]
    [InlineData("create role another")]
    [InlineData("truncate rca_state.entries")]
    public async Task Role_of_the_state_is_refused_everything_else(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(_role, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Role_that_was_not_granted_the_state_sees_nothing_of_it()
    {
        var store = $"store_{Guid.NewGuid():n}";
        await ExecuteAsync($"create role {store} login password '{Password}'; grant usage on schema rca to {store}; grant all on all tables in schema rca to {store}");
        var connection = new NpgsqlConnectionStringBuilder(_role) { Username = store }.ConnectionString;
        Assert.Equal(0L, await RunAsync(connection, "select count(*) from rca.incidents"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connection, "select count(*) from rca_state.entries"))).SqlState);
    }

    static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
