namespace Rca.Contracts;

/// <summary>A number of milliseconds that is known to lie between two bounds, both of which it may be.</summary>
/// <param name="AtLeast">The lower bound.</param>
/// <param name="AtMost">The upper bound.</param>
public sealed record MillisecondRange(long AtLeast, long AtMost);
