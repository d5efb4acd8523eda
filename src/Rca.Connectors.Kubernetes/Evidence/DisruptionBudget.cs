using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.disruption-budget/1")]
public sealed record DisruptionBudget(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The PodDisruptionBudget.")] string Name,
    [Operational("Pods that must stay, where it is given as a number.")] Quantity? MinimumAvailable,
    [Operational("The part of the pods that must stay, where it is given as one.", Unit = "%")] Quantity? MinimumAvailablePercent,
    [Operational("Pods that may be gone, where it is given as a number.")] Quantity? MaximumUnavailable,
    [Operational("The part of the pods that may be gone, where it is given as one.", Unit = "%")] Quantity? MaximumUnavailablePercent,
    [Operational("Pods that it counts.")] Quantity Expected,
    [Operational("Those of them that are healthy.")] Quantity Healthy,
    [Operational("Healthy pods that it demands.")] Quantity DesiredHealthy,
    [Operational("Pods that may be evicted now.")] Quantity DisruptionsAllowed);
