using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A NetworkPolicy that applies to the pods of the scope.</summary>
[Evidence("kubernetes.network-policy/1")]
public sealed record NetworkPolicyState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The NetworkPolicy.")] string Name,
    [Operational("Whether it limits what comes in.")] bool LimitsIngress,
    [Operational("Rules that let something in; with none nothing comes in.")] Quantity IngressRules,
    [Operational("Whether it limits what goes out.")] bool LimitsEgress,
    [Operational("Rules that let something out; with none nothing goes out.")] Quantity EgressRules,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Change.Points();
}
