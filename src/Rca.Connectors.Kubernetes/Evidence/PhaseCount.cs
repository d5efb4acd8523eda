using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record PhaseCount(
    [Operational("The phase.")] PodPhase Phase,
    [Operational("Pods in it.")] Quantity Pods);
