using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.release/1")]
public sealed record ReleaseEvidence(
    [Operational("Its id.")] long Id,
    [Operational("Whether it was published in the window (a draft: made in it), or is one that another was compared with.")] DeploymentPosition Position,
    [Identifier("Its tag.")] string Tag,
    [Operational("The commit that the tag points to; absent for a draft, for a tag that is gone, and where it was not asked for.")] string? Sha,
    [FreeText("Its name; its notes are never kept.")] string? Name,
    [Operational("Whether it is not published yet.")] bool IsDraft,
    [Operational("Whether it is marked as not ready for production.")] bool IsPrerelease,
    [Operational("When it was published.")] DateTimeOffset? PublishedAt,
    [Person("Who published it.")] string? Author) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Released, PublishedAt);
}
