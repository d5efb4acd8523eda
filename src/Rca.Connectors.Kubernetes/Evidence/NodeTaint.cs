using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record NodeTaint(
    [Operational("Its key, where it is a well-known one.")] TaintKey Key,
    [Identifier("Its key in the cluster's word, where it is not.")] string? OtherKey,
    [Operational("What it does to pods.")] TaintEffect Effect,
    [Operational("When it was added, where the API server says.")] DateTimeOffset? AddedAt);
