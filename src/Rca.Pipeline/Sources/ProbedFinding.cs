namespace Rca.Pipeline.Sources;

sealed record ProbedFinding(string Id, string What, string Advice);
