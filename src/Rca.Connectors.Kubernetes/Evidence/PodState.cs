using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>
/// One of the worst ten pods. Those that are neither ready nor ended with success come first, then by trouble, by restarts, the newest, and by name.
/// </summary>
[Evidence("kubernetes.pod/2")]
public sealed record PodState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The pod.")] string Name,
    [Identifier("The ReplicaSet or other controller that it belongs to.")] string? Owner,
    [Identifier("The node that it was bound to.")] string? Node,
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("Its phase.")] PodPhase Phase,
    [Operational("Why it is in it, where the API server says.")] PodReason? Reason,
    [Operational("The worst that is wrong with it.")] PodTrouble Trouble,
    [Operational("Whether it is ready for traffic.")] bool Ready,
    [Operational("Whether the scheduler has found no node for it.")] bool Unschedulable,
    [Operational("Why it has not.")] SchedulingReason? Scheduling,
    [FreeText("What the scheduler says to that.")] string? SchedulingMessage,
    [Operational("Whether it is being deleted.")] bool Terminating,
    [Operational("Restarts of all its containers.")] Quantity Restarts,
    [Operational("Whether memory was why one of its containers last ended.")] bool OomKilled,
    IReadOnlyList<PodContainer> Containers) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
        Containers.Where(c => c.LastTerminationReason is not (null or TerminationReason.Completed))
            .SelectMany(c => Moments.At(c.LastTerminationReason is TerminationReason.Evicted ? TimelineWord.Evicted : TimelineWord.Crashed, c.LastTerminatedAt));
}
