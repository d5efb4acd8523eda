namespace Rca.Benchmarks.Postgres;

/// <summary>One statement with the server's time for all its steps: parse, bind, execute.</summary>
sealed record AskedStatement(string Name, bool IsGuard, double Milliseconds);
