using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The connections of one database, fullest first.</summary>
sealed record DatabaseConnections(
    [Operational("The database's oid.")] long Oid,
    [Operational("Whether it is the database of the scope.")] bool IsScope,
    [Operational("Its own connection limit; absent when it has none.")] int? Limit,
    [Operational("Server processes connected to it.")] int Backends);
