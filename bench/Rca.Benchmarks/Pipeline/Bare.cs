namespace Rca.Benchmarks.Pipeline;

/// <summary>A message that is as long as another.</summary>
public sealed record Bare(string Body);
