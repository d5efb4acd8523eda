using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.pull-request/1")]
public sealed record PullRequestEvidence(
    [Operational("Its number in the repository.")] long Number,
    [FreeText("Its title; the description is never kept.")] string Title,
    [Operational("When it was merged.")] DateTimeOffset MergedAt,
    [Operational("The commit that the merge put on the base branch.")] string? MergeSha,
    [Identifier("The branch it was merged into.")] string BaseBranch,
    [Person("Who opened it.")] string? Author,
    [Person("Who merged it; absent beyond the first 20, which are asked one by one.")] string? MergedBy,
    [FreeText("Its labels.")] IReadOnlyList<string> Labels) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Merged, MergedAt);
}
