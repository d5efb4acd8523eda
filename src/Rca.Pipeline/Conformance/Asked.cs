using Rca.Contracts;

namespace Rca.Pipeline.Conformance;

/// <summary>A command that was sent.</summary>
/// <param name="Question">What for.</param>
/// <param name="Command">The command.</param>
/// <param name="At">When it was sent, since the start of the trial.</param>
sealed record Asked(Question Question, CollectEvidence Command, TimeSpan At);
