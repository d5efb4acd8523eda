using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record SchedulingCount(
    [Operational("Why the scheduler has bound a pod to no node.")] SchedulingReason Reason,
    [Operational("Pods that it has not.")] Quantity Pods);
