using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record NodePods(
    [Identifier("The node.")] string Node,
    [Operational("Pods of the scope that are bound to it.")] Quantity Pods,
    [Operational("Those of them that are not well.")] Quantity NotWell);
