using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A Flux object that deploys to the namespace of the scope, or the repository that one of those takes from.</summary>
[Evidence("kubernetes.flux/1")]
public sealed record FluxObject(
    [Identifier("The namespace that it is in.")] string Namespace,
    [Operational("Its kind.")] FluxKind Kind,
    [Identifier("Its name.")] string Name,
    [Identifier("The source that it takes from.")] string? Source,
    [Operational("Whether it is ready.")] ConditionStatus Ready,
    [Operational("Why not, or why.")] FluxReason? Reason,
    [FreeText("What it says to that.")] string? Message,
    [Operational("Since when.")] DateTimeOffset? ReadySince,
    [Operational("Whether that was in the window.")] bool ChangedInWindow,
    [Operational("Whether it is suspended.")] bool Suspended,
    [Identifier("The revision that is applied, or fetched.")] string? Revision,
    [Identifier("The revision that was last tried.")] string? AttemptedRevision,
    [Operational("How often it failed since it was last ready.")] Quantity Failures,
    IReadOnlyList<FluxDeployment> History,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Ready is ConditionStatus.False ? Moments.At(TimelineWord.Failed, ReadySince) : [],
        .. History.SelectMany(deployment => Moments.At(deployment.Status is HelmStatus.Failed ? TimelineWord.Failed : TimelineWord.Deployed, deployment.LastAt)),
        .. Change.Points(),
    ];
}
