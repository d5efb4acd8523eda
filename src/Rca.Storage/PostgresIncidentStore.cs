namespace Rca.Storage;

/// <summary>The store of many processes: PostgreSQL, whose clock is its clock. Its schema is made beforehand, under a login of its own.</summary>
public sealed class PostgresIncidentStore(string connectionString) : SqlIncidentStore(new PostgresDatabase(connectionString))
{
    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken) => CheckAsync(cancellationToken);
}
