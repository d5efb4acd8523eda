using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>How far a source's clock is ahead of the collector's.</summary>
/// <param name="Source">The source.</param>
/// <param name="Skew">Over all of its items; null when it was not measured.</param>
public sealed record SourceClock(string Source, MillisecondRange? Skew = null);
