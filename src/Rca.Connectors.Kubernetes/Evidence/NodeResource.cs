using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record NodeResource(
    [Operational("What; CPU in cores, memory and storage in bytes.")] NodeResourceName Resource,
    [Operational("What the node has for pods.")] Quantity Allocatable,
    [Operational("What the pods on it ask for, those of other namespaces too.")] Quantity Requested,
    [Operational("Requested by allocatable.")] Quantity RequestedRatio);
