using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A cert-manager Certificate. Of the Secret that holds its key there is the name alone.</summary>
[Evidence("kubernetes.certificate/1")]
public sealed record CertificateState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Certificate.")] string Name,
    [Operational("Whether it is ready.")] ConditionStatus Ready,
    [Operational("Why not, or why.")] CertificateReason? Reason,
    [Operational("Since when.")] DateTimeOffset? ReadySince,
    [Operational("When it expires.")] DateTimeOffset? ExpiresAt,
    [Operational("Whether it had expired at the end of the window; not known where it does not say when.")] bool? Expired,
    [Operational("When it is to be renewed.")] DateTimeOffset? RenewsAt,
    [Operational("When renewing it last failed.")] DateTimeOffset? LastFailureAt,
    [Identifier("The Secret that it is kept in.")] string? Secret,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Expired is true ? Moments.At(TimelineWord.Failed, ExpiresAt) : [],
        .. Moments.At(TimelineWord.Failed, LastFailureAt),
        .. Change.Points(),
    ];
}
