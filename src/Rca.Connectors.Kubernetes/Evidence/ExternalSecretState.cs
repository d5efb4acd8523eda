using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>An ExternalSecret: when it was last fetched, never what.</summary>
[Evidence("kubernetes.external-secret/1")]
public sealed record ExternalSecretState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The ExternalSecret.")] string Name,
    [Operational("Whether it is ready.")] ConditionStatus Ready,
    [Operational("Why not, or why.")] ExternalSecretReason? Reason,
    [Operational("Since when.")] DateTimeOffset? ReadySince,
    [Operational("When it was last refreshed.")] DateTimeOffset? RefreshedAt,
    [Operational("Whether that was in the window.")] bool RefreshedInWindow,
    [Identifier("The store that it is fetched from.")] string? Store,
    [Identifier("The Secret that it is kept in.")] string? Secret,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Ready is ConditionStatus.False ? Moments.At(TimelineWord.Failed, ReadySince) : [],
        .. Moments.At(TimelineWord.ConfigChanged, RefreshedAt),
        .. Change.Points(),
    ];
}
