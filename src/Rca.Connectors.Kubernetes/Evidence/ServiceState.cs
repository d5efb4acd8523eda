using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A Service that selects the pods of the scope, or whose selector selects none.</summary>
[Evidence("kubernetes.service/1")]
public sealed record ServiceState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Service.")] string Name,
    [Operational("Its type.")] ServiceType Type,
    [Operational("Whether it has a selector; without one somebody else keeps its endpoints.")] bool HasSelector,
    [Operational("Whether it selects the pods of the scope's workload.")] bool? SelectsWorkload,
    [Operational("Whether it selects any pod; not known where that was not asked.")] bool? SelectsAny,
    [Operational("Endpoints that are ready for traffic.")] Quantity ReadyEndpoints,
    [Operational("Endpoints that are not.")] Quantity NotReadyEndpoints,
    [Operational("Why traffic to it finds nobody; none when it finds somebody, or when that is not known.")] ServiceFinding? Finding,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Change.Points();
}
