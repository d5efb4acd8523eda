using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.commit/1")]
public sealed record CommitEvidence(
    [Operational("The commit's id.")] string Sha,
    [Operational("The ids of its parents; two or more for a merge.")] IReadOnlyList<string> Parents,
    [Operational("When it was committed, by the committer's clock.")] DateTimeOffset CommittedAt,
    [Operational("When it was first written, by the author's clock.")] DateTimeOffset? AuthoredAt,
    [Person("The author: the login where GitHub knows it, else the address in the commit.")] string? Author,
    [Person("The committer, likewise; web-flow when GitHub made the commit.")] string? Committer,
    [FreeText("The first line of the message; the rest is never kept.")] string Title,
    [Operational("Whether GitHub verified its signature; absent when GitHub did not say.")] bool? Verified) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Committed, CommittedAt, TimelineClock.Other);
}
