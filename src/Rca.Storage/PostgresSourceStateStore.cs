namespace Rca.Storage;

/// <summary>The state of sources in PostgreSQL, in the schema that <c>Postgres/state.sql</c> makes and under its role.</summary>
public sealed class PostgresSourceStateStore(string connectionString)
    : SqlSourceStateStore(new PostgresDatabase(connectionString), "(extract(epoch from clock_timestamp()) * 1000000)::bigint");
