using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record TroubleCount(
    [Operational("The worst that is wrong with a pod.")] PodTrouble Trouble,
    [Operational("Pods of which this is the worst.")] Quantity Pods);
