using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record ProbeCount(
    [Operational("The probe that a running container does not pass.")] ProbeKind Probe,
    [Operational("Containers that do not.")] Quantity Containers);
