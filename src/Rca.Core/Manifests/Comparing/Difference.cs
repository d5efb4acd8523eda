namespace Rca.Core.Manifests.Comparing;

/// <summary>Something that differs.</summary>
/// <param name="What">What.</param>
/// <param name="Before">In the first manifest.</param>
/// <param name="After">In the second.</param>
public sealed record Difference(string What, string Before, string After);
