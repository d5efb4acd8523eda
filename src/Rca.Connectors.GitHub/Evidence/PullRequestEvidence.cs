using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.pull-request/1")]
public sealed record PullRequestEvidence(
    [Operational("Its number in the repository.")] long Number,
    [FreeText("Its title; the description is never kept.")] string Title,
    [Operational("When it was merged.")] DateTimeOffset MergedAt,
    [Operational("The commit that the merge put on the base branch.")] string? MergeSha,
    [Operational("Those of the commits between two deployments or releases that it brought; none where it was found by its merge alone.")]
    IReadOnlyList<string> BroughtShas,
    [Identifier("The branch it was merged into.")] string BaseBranch,
    [Person("Who opened it.")] string? Author,
    [Person("Who merged it; absent where GitHub's GraphQL is off, beyond those that are asked one by one.")] string? MergedBy,
    [Operational("What the rules of the branch made of its reviews; absent where they ask for none, or GraphQL is off.")] PullRequestReview? Review,
    [Operational("How many reviews approve it.")] Quantity Approvals,
    [FreeText("Its labels.")] IReadOnlyList<string> Labels) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Merged, MergedAt);
}
