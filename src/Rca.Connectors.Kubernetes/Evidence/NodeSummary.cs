using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>The nodes of the cluster in numbers, and what of those of the scope is not shown.</summary>
[Evidence("kubernetes.nodes/1")]
public sealed record NodeSummary(
    [Identifier("The namespace of the scope.")] string Namespace,
    [Identifier("Its workload; none when it is about a whole namespace.")] string? Workload,
    [Operational("Nodes of the cluster.")] Quantity Nodes,
    [Operational("Those of them that do not take pods as they should.")] Quantity NotReady,
    [Operational("Those that are cordoned.")] Quantity Cordoned,
    [Operational("Nodes that run pods of the scope.")] Quantity NodesOfScope,
    [Operational("Those of them that have an item; the ones with most pods that are not well.")] Quantity NodesShown);
