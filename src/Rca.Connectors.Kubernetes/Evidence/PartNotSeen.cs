using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record PartNotSeen(
    [Operational("What could not be seen.")] EvidencePart Part,
    [Operational("Why: the identity may not, or the server does not have it.")] NotSeenReason Reason);
