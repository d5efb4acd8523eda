using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.limit-range/1")]
public sealed record LimitRangeState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The LimitRange.")] string Name,
    IReadOnlyList<LimitEntry> Limits);
