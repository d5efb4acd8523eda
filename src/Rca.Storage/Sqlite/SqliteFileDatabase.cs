using Microsoft.Data.Sqlite;

namespace Rca.Storage;

sealed class SqliteFileDatabase(string path, TimeProvider clock) : SqliteDatabase(clock)
{
    // FULL: what was accepted outlives a power failure, not only a killed process.
    const string Pragmas = "pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full";

    readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = true }.ToString();

    public override Task<SqlSession> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<SqlSession>(new SqliteSession(Open(), transaction: null, release: null));
    }

    public override async Task<SqlSession> WriteAsync(CancellationToken cancellationToken)
    {
        await Writer.WaitAsync(cancellationToken);
        SqliteConnection? connection = null;
        try
        {
            connection = Open();
            return new SqliteSession(connection, connection.BeginTransaction(deferred: false), Writer);
        }
        catch
        {
            connection?.Dispose();
            Writer.Release();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        await base.DisposeAsync();
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            Prepare(connection, Pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
