using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Rca.Storage;

abstract class SqliteDatabase(TimeProvider clock) : SqlDatabase
{
    // Writers of this process wait here and not on a blocked thread; BEGIN IMMEDIATE keeps out those of others.
    protected SemaphoreSlim Writer { get; } = new(1, 1);

    public override Statement SchemaTables => new("select name from sqlite_schema where type = 'table'");

    // The writing transaction locks the whole file already.
    public override Statement LockSchema => new("select 1");

    public override Statement LockSource(string source) => new("select 1");

    public override string Dialect => "Sqlite";

    public override DateTimeOffset Time(DbDataReader row, int ordinal) =>
        DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(ordinal) * TimeSpan.TicksPerMicrosecond);

    public static long Microseconds(DateTimeOffset time) => Microseconds(time - DateTimeOffset.UnixEpoch);

    public static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public override ValueTask DisposeAsync()
    {
        Writer.Dispose();
        return ValueTask.CompletedTask;
    }

    protected void Prepare(SqliteConnection connection, string pragmas)
    {
        connection.Open();
        connection.CreateFunction("clock_timestamp", () => Microseconds(clock.GetUtcNow()));
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
