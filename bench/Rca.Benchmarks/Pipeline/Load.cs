namespace Rca.Benchmarks.Pipeline;

/// <summary>What the sources of a deployment are held to.</summary>
/// <param name="Freshness">How old a shared collection may be; zero shares nothing.</param>
/// <param name="Deadline">Of an incident.</param>
/// <param name="CommandsPerMinute">For each source.</param>
sealed record Load(TimeSpan Freshness, TimeSpan Deadline, int? CommandsPerMinute = null);
