using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.workflow-run/1")]
public sealed record WorkflowRunEvidence(
    [Operational("Its id.")] long Id,
    [Identifier("The workflow's name.")] string? Name,
    [Operational("What started it.")] WorkflowEvent Event,
    [Operational("How far it is.")] WorkflowStatus Status,
    [Operational("How it ended; absent while it runs.")] WorkflowConclusion? Conclusion,
    [Operational("The commit it ran on.")] string HeadSha,
    [Identifier("The branch it ran on.")] string? HeadBranch,
    [Operational("Which attempt this is, from 1; a re-run counts up.")] int? Attempt,
    [Operational("When the run was made.")] DateTimeOffset CreatedAt,
    [Operational("When this attempt started.")] DateTimeOffset? StartedAt,
    [Operational("When it last changed; for a completed run about when it ended.")] DateTimeOffset UpdatedAt,
    [Operational("From the start of this attempt to its last change.", Unit = "s")] Quantity DurationSeconds,
    IReadOnlyList<FailedJobEvidence>? FailedJobs) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Conclusion switch
    {
        WorkflowConclusion.Success => Moments.At(TimelineWord.Built, UpdatedAt),
        WorkflowConclusion.Failure or WorkflowConclusion.StartupFailure or WorkflowConclusion.TimedOut => Moments.At(TimelineWord.Failed, UpdatedAt),
        _ => [],
    };
}
