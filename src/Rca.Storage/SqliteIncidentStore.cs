namespace Rca.Storage;

/// <summary>The store of one process: SQLite in a file, or in memory where nothing is to be remembered.</summary>
public sealed class SqliteIncidentStore : SqlIncidentStore
{
    public SqliteIncidentStore(string path, TimeProvider clock) : base(new SqliteFileDatabase(path, clock))
    {
    }

    SqliteIncidentStore(SqliteMemoryDatabase database) : base(database)
    {
    }

    /// <summary>Whoever has the file owns its schema.</summary>
    public override Task PrepareAsync(CancellationToken cancellationToken) => MigrateAsync(cancellationToken);

    public static SqliteIncidentStore InMemory(TimeProvider clock) => new(new SqliteMemoryDatabase(clock));
}
