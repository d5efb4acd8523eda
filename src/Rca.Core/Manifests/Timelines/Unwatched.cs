namespace Rca.Core.Manifests;

/// <summary>A stretch of the window of which a source does not tell all.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
/// <param name="Source">The source.</param>
/// <param name="Capability">The capability.</param>
/// <param name="CommandId">The item.</param>
/// <param name="Why">Why.</param>
public sealed record Unwatched(DateTimeOffset From, DateTimeOffset To, string Source, string Capability, string CommandId, UnwatchedWhy Why);
