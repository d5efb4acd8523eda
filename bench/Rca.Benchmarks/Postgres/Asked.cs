namespace Rca.Benchmarks.Postgres;

/// <summary>What was asked after one mark, by the server's log.</summary>
sealed record Asked(string Mark, IReadOnlyList<AskedStatement> Statements, int Connections, int TemporaryFiles)
{
    public double Milliseconds => Statements.Where(statement => !statement.IsGuard).Sum(statement => statement.Milliseconds);

    public double GuardMilliseconds => Statements.Where(statement => statement.IsGuard).Sum(statement => statement.Milliseconds);

    public int Count => Statements.Count(statement => !statement.IsGuard);
}
