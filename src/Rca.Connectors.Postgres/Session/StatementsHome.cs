namespace Rca.Connectors.Postgres.Session;

/// <summary>Where pg_stat_statements is, and whether its version tells planning from execution.</summary>
sealed record StatementsHome(StatementsSchema Schema, bool HasExecTime)
{
    /// <summary>The name of the statement that reads it.</summary>
    public string File => $"statements_{Schema.ToString().ToLowerInvariant()}_{(HasExecTime ? 13 : 12)}";
}
