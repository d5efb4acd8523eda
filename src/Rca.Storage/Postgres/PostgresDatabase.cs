using System.Data;
using System.Data.Common;
using Npgsql;

namespace Rca.Storage;

sealed class PostgresDatabase(string connectionString) : SqlDatabase
{
    // Npgsql's own 100 a process is all that a server has by default: a burst in one role would shut out the others. Here a burst queues.
    const int ConnectionsPerProcess = 10;

    readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create(Bounded(connectionString));

    // Not to_regclass: after waiting for the lock it still answers from the session's cache that there is none.
    public override Statement SchemaTables => new("select tablename::text from pg_catalog.pg_tables where schemaname = 'rca'");

    // The number is "rca" in ASCII: any constant does that others do not use.
    public override Statement LockSchema => new("select pg_advisory_xact_lock(7496545)");

    public override string Dialect => "Postgres";

    public override Statement LockSource(string source) => new("select pg_advisory_xact_lock(7496546, hashtext(@source))", ("source", source));

    public override async Task<SqlSession> ReadAsync(CancellationToken cancellationToken) =>
        new PostgresSession(await _dataSource.OpenConnectionAsync(cancellationToken), transaction: null);

    public override async Task<SqlSession> WriteAsync(CancellationToken cancellationToken)
    {
        var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            // Named, because a statement must see what a lock waited for, whatever default the server has.
            return new PostgresSession(connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override DateTimeOffset Time(DbDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal);

    public override ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    static NpgsqlConnectionStringBuilder Bounded(string connectionString)
    {
        var bounded = new NpgsqlConnectionStringBuilder(connectionString);
        if (!bounded.ShouldSerialize("Maximum Pool Size")) bounded.MaxPoolSize = Math.Max(ConnectionsPerProcess, bounded.MinPoolSize);
        if (!bounded.ShouldSerialize("Max Auto Prepare")) bounded.MaxAutoPrepare = 100;
        // Nothing of ours outlives its transaction, so there is nothing to reset, which takes six statements each time.
        if (!bounded.ShouldSerialize("No Reset On Close")) bounded.NoResetOnClose = true;
        return bounded;
    }
}
