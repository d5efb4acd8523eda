using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.rollout/1")]
public sealed record Rollout(
    [Identifier("The namespace.")] string Namespace,
    [Operational("What kind of workload it is.")] WorkloadKind Kind,
    [Identifier("The workload.")] string Workload,
    [Operational(
        "Where its newest rollout stands; stalled means that its progress deadline has passed, paused that it waits for a person.")] RolloutState State,
    [Operational("Since when, by the Progressing condition of a Deployment.")] DateTimeOffset? StateSince,
    [Operational("The newest revision, where the workload tells.")] Quantity Revision,
    [Operational("Whether the controller has seen the newest specification; if not, the numbers below are about an older one.")] bool StatusIsCurrent,
    [Operational("Replicas wanted.")] Quantity Desired,
    [Operational("Replicas of any revision.")] Quantity Current,
    [Operational("Replicas of the newest revision.")] Quantity Updated,
    [Operational("Replicas that are ready.")] Quantity Ready,
    [Operational("Replicas that have been ready for long enough.")] Quantity Available,
    [Operational("Replicas that are missing or not available.")] Quantity Unavailable,
    [Operational("When its specification was last changed, replicas included, by its managed fields.")] DateTimeOffset? ChangedAt,
    [Identifier("The client programs, not persons, that changed it then.")] IReadOnlyList<string> Managers) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Moments.At(TimelineWord.ConfigChanged, ChangedAt),
        .. State is RolloutState.Stalled ? Moments.At(TimelineWord.Failed, StateSince) : [],
    ];
}
