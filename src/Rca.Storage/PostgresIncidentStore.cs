namespace Rca.Storage;

/// <summary>The store of many processes: PostgreSQL, whose clock is its clock.</summary>
public sealed class PostgresIncidentStore(string connectionString) : SqlIncidentStore(new PostgresDatabase(connectionString));
