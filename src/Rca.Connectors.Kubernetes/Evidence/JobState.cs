using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.job/1")]
public sealed record JobState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Job.")] string Name,
    [Identifier("The CronJob that made it.")] string? CronJob,
    [Operational("Where it stands.")] JobPhase Phase,
    [Operational("Why it failed.")] JobFailureReason? Reason,
    [FreeText("What the controller says to that.")] string? Message,
    [Operational("When it failed.")] DateTimeOffset? FailedAt,
    [Operational("Whether that was in the window.")] bool FailedInWindow,
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("When it was started.")] DateTimeOffset? StartedAt,
    [Operational("When it was complete.")] DateTimeOffset? CompletedAt,
    [Operational("Pods that run.")] Quantity Active,
    [Operational("Pods that succeeded.")] Quantity Succeeded,
    [Operational("Pods that failed.")] Quantity Failed,
    [Operational("Successes that it needs.")] Quantity Completions,
    [Operational("Failures after which it is given up.")] Quantity BackoffLimit,
    [Operational("Time after which it is given up.", Unit = "s")] Quantity Deadline) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Failed, FailedAt);
}
