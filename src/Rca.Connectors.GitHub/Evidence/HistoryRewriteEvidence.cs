using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.history-rewrite/1")]
public sealed record HistoryRewriteEvidence(
    [Operational("The head that the branch had.")] string FromSha,
    [Operational("The head that it has instead, which does not descend from the other.")] string ToSha,
    [Operational("How the new head stands to the old one; gone when GitHub does not know the old one any more.")] RewriteRelation Relation,
    [Operational("When the branch was last seen with the old head.")] DateTimeOffset LastSeenAt,
    [Operational("When it was first seen with the new one: history was rewritten in between.")] DateTimeOffset NoticedAt) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.Between(TimelineWord.HistoryRewritten, LastSeenAt, NoticedAt, TimelineClock.Collector);
}
