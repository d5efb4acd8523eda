namespace Rca.Core.Planning;

/// <summary>Why an item of a plan is not asked. It never repeats the value that it refuses.</summary>
/// <param name="Reason">A word of lower-case letters and hyphens.</param>
/// <param name="Detail">What a person should know or do.</param>
public sealed record Refusal(string Reason, string Detail);
