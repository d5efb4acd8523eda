namespace Rca.Pipeline.Output;

/// <summary>An alert and what the routes say of it; of its labels only those that a route names.</summary>
sealed record ExplainedAlert(string Decision, IReadOnlyList<int> Routes, IReadOnlyDictionary<string, string> Labels);
