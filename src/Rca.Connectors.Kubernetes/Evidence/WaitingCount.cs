using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record WaitingCount(
    [Operational("Why a container waits.")] WaitingReason Reason,
    [Operational("Containers that do.")] Quantity Containers);
