using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record TerminationCount(
    [Operational("Why a container last ended.")] TerminationReason Reason,
    [Operational("With which exit code.")] Quantity ExitCode,
    [Operational("Containers that did.")] Quantity Containers);
