namespace Rca.Core.Manifests.Comparing;

/// <summary>How often redaction did one thing to the pieces of one kind.</summary>
/// <param name="Rule">The rule; <c>dropped</c> for fields that were dropped.</param>
/// <param name="Class">The class of what was redacted; null for fields that were dropped.</param>
/// <param name="Pointer">Where; null for fields that were dropped.</param>
/// <param name="Before">In the first manifest.</param>
/// <param name="After">In the second.</param>
public sealed record RedactionDifference(string Rule, string? Class, string? Pointer, int Before, int After);
