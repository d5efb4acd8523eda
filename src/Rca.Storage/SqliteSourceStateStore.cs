namespace Rca.Storage;

/// <summary>The state of sources of one process, in a SQLite file of its own.</summary>
public sealed class SqliteSourceStateStore(string path, TimeProvider clock) : SqlSourceStateStore(new SqliteFileDatabase(path, clock), "clock_timestamp()")
{
    /// <summary>Makes the table where there is none.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var session = await Database.WriteAsync(cancellationToken);
        await session.ExecuteAsync([.. Schema.Script("Sqlite/state.sql")], cancellationToken);
        await session.CommitAsync(cancellationToken);
    }
}
