namespace Rca.Core.Collecting;

/// <summary>What one process may ask of one source, whatever commands it has for it.</summary>
/// <param name="NoProgress">How long a collection may go on without a piece of evidence and without the end of a request.</param>
/// <param name="Concurrency">How many collections may run at once; null for what the connector's descriptor says.</param>
/// <param name="CollectionsPerMinute">How many collections may begin in a minute, tries again included; null for no limit. That many may begin at once.</param>
/// <param name="CommandsPerMinute">How many commands all planners together send it in a minute, whatever incidents want; null for no limit.</param>
public sealed record SourceLimits(TimeSpan NoProgress, int? Concurrency = null, int? CollectionsPerMinute = null, int? CommandsPerMinute = null)
{
    /// <summary>10 s, the descriptor's concurrency, and no rate.</summary>
    public static SourceLimits Default { get; } = new(TimeSpan.FromSeconds(10));
}
