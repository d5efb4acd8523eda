using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A PersistentVolumeClaim that the workload mounts, or one of the namespace that is not bound.</summary>
[Evidence("kubernetes.volume-claim/1")]
public sealed record VolumeClaim(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The PersistentVolumeClaim.")] string Name,
    [Operational("Whether the workload mounts it.")] bool? Mounted,
    [Operational("Its phase.")] ClaimPhase Phase,
    [Identifier("Its storage class.")] string? StorageClass,
    [Operational("What it asks for.", Unit = "bytes")] Quantity Requested,
    [Operational("What it has.", Unit = "bytes")] Quantity Capacity,
    [Operational("What is being done to it, or cannot be.")] IReadOnlyList<ClaimCondition> Conditions,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Change.Points();
}
