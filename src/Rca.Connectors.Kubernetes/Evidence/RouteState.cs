using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>An Ingress or HTTPRoute to a Service of the scope, or to one that does not exist.</summary>
[Evidence("kubernetes.route/1")]
public sealed record RouteState(
    [Identifier("The namespace.")] string Namespace,
    [Operational("Which of the two it is.")] RouteKind Kind,
    [Identifier("Its name.")] string Name,
    [Identifier("The hosts that it serves.")] IReadOnlyList<string> Hosts,
    [Identifier("The Services of this namespace that it sends traffic to.")] IReadOnlyList<string> Services,
    [Identifier("Those of them that do not exist.")] IReadOnlyList<string> MissingServices,
    [Identifier("Its class, or the gateways that it is attached to.")] IReadOnlyList<string> Via,
    [Operational("Whether every gateway accepts it and finds what it refers to; not known for an Ingress.")] bool? Accepted,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Change.Points();
}
