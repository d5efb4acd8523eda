using Rca.Core.Configuration;

namespace Rca.Pipeline.Conformance;

/// <summary>What a trial needs to know of a candidate.</summary>
/// <param name="Exec">The command that runs it; null for one that somebody else starts.</param>
/// <param name="Describe">The command that prints its descriptor.</param>
/// <param name="Configuration">The rca.yaml with its source.</param>
/// <param name="Scope">Scope values that allowedScopes does not name outright.</param>
/// <param name="Broker">The broker to meet at.</param>
/// <param name="Budget">The time budget of a plain command.</param>
sealed record TrialOptions(string? Exec, string Describe, CandidateConfiguration Configuration, IReadOnlyDictionary<string, string> Scope, Uri Broker, TimeSpan Budget)
{
    /// <summary>The source that is asked.</summary>
    public SourceConfiguration Source => Configuration.Source;
}
