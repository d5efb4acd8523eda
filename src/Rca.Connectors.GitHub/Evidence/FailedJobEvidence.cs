using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

public sealed record FailedJobEvidence(
    [Identifier("The job's name.")] string Name,
    [Operational("How it ended.")] WorkflowConclusion Conclusion,
    [Operational("From its start to its end.", Unit = "s")] Quantity DurationSeconds);
