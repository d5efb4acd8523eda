namespace Rca.Core.Configuration;

/// <summary>What a route wants of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Capabilities">The capabilities.</param>
/// <param name="Scope">The scope; values may name labels of the alert.</param>
public sealed record WantedEvidence(string Source, IReadOnlyList<string> Capabilities, IReadOnlyDictionary<string, ScopeTemplate> Scope);
