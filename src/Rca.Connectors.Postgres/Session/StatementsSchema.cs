namespace Rca.Connectors.Postgres.Session;

/// <summary>The schemas where pg_stat_statements is read from.</summary>
enum StatementsSchema
{
    Public,
    Extensions,
    Catalog,
}
