using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.pods/1")]
public sealed record PodSummary(
    [Identifier("The namespace.")] string Namespace,
    [Operational("The kind of the workload.")] WorkloadKind? Kind,
    [Identifier("The workload; none for pods that belong to no Deployment, StatefulSet or DaemonSet.")] string? Workload,
    [Operational("Pods that the workload wants.")] Quantity? Desired,
    [Operational("Pods that there are.")] Quantity Pods,
    [Operational("Pods that are ready for traffic.")] Quantity Ready,
    [Operational("Pods that are neither ready nor ended with success.")] Quantity NotWell,
    [Operational("Restarts of all their containers.")] Quantity Restarts,
    [Operational("Pods of which a container last ended for memory.")] Quantity OomKilled,
    [Operational("Pods of which an image cannot be had.")] Quantity ImageErrors,
    [Operational("Pods that are being deleted.")] Quantity Terminating,
    [Operational("Pods that are bound to no node.")] Quantity WithoutNode,
    IReadOnlyList<PhaseCount> Phases,
    IReadOnlyList<TroubleCount> Troubles,
    IReadOnlyList<WaitingCount> Waiting,
    IReadOnlyList<TerminationCount> LastTerminations,
    IReadOnlyList<ProbeCount> FailingProbes,
    IReadOnlyList<SchedulingCount> Scheduling,
    [Operational("Nodes that they are bound to.")] Quantity Nodes,
    IReadOnlyList<NodePods> Spread);
