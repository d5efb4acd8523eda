using Microsoft.Data.Sqlite;

namespace Rca.Storage;

/// <summary>One connection, taken in turns: a second one would be another, empty database.</summary>
sealed class SqliteMemoryDatabase : SqliteDatabase
{
    readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=True;Pooling=False");

    public SqliteMemoryDatabase(TimeProvider clock) : base(clock) => Prepare(_connection, "select 1");

    public override async Task<SqlSession> ReadAsync(CancellationToken cancellationToken)
    {
        await Writer.WaitAsync(cancellationToken);
        return new SqliteSession(_connection, transaction: null, Writer, keepOpen: true);
    }

    public override async Task<SqlSession> WriteAsync(CancellationToken cancellationToken)
    {
        await Writer.WaitAsync(cancellationToken);
        return new SqliteSession(_connection, _connection.BeginTransaction(deferred: false), Writer, keepOpen: true);
    }

    public override ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return base.DisposeAsync();
    }
}
