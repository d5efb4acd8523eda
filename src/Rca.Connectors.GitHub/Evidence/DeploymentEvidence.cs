using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.deployment/1")]
public sealed record DeploymentEvidence(
    [Operational("Its id.")] long Id,
    [Operational("Whether it was made in the window, or is the one that it followed in the same environment.")] DeploymentPosition Position,
    [Operational("The commit that was deployed.")] string Sha,
    [Identifier("The branch, tag or commit that was asked for.")] string Ref,
    [Identifier("Where it was deployed to.")] string Environment,
    [Operational("When it was made.")] DateTimeOffset CreatedAt,
    [Person("Who made it.")] string? Creator,
    IReadOnlyList<DeploymentStatusEvidence>? Statuses,
    IReadOnlyList<ApprovalEvidence>? Approvals) : IOnTimeline
{
    /// <inheritdoc/>
    /// <remarks>One that ended is told by its ends, for which it need not have been the last; one that did not by its beginning.</remarks>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt)
    {
        var ends = Statuses?.SelectMany(End).ToList() ?? [];
        return ends.Count > 0 ? ends : Moments.At(TimelineWord.DeployStarted, CreatedAt);
    }

    static IEnumerable<TimelinePoint> End(DeploymentStatusEvidence status) => status.State switch
    {
        DeploymentState.Success => Moments.At(TimelineWord.Deployed, status.At),
        DeploymentState.Failure or DeploymentState.Error => Moments.At(TimelineWord.Failed, status.At),
        _ => [],
    };
}
