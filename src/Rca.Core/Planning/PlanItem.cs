namespace Rca.Core.Planning;

/// <summary>One item of a plan: a source, a capability and a scope.</summary>
/// <param name="CommandId">Digest over plan, source, capability, scope and window.</param>
/// <param name="Source">The configured source.</param>
/// <param name="Capability">The kind of evidence.</param>
/// <param name="Scope">What to look at. For a refused item only those values that have a valid form.</param>
/// <param name="TimeBudgetMs">Milliseconds that the collection may take.</param>
/// <param name="Refusal">Why it is refused without being asked; null when a command is sent.</param>
/// <param name="Collection">Digest over what an answer follows from, the window aside: incidents whose items have the same may share one. Null where nothing is shared.</param>
public sealed record PlanItem(
    string CommandId,
    string Source,
    string Capability,
    IReadOnlyDictionary<string, string> Scope,
    int TimeBudgetMs,
    Refusal? Refusal = null,
    string? Collection = null);
