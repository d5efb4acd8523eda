using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class TimelineTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Commit_is_told_by_the_clock_of_who_committed() => Assert.Equal(
        [new TimelinePoint(TimelineWord.Committed, At, At.AddMilliseconds(999), TimelineClock.Other)], Points(new CommitEvidence("a", [], At, null, null, null, "t", null)));

    [Fact]
    public void Merge_is_told_by_github() => Assert.Equal(
        [(TimelineWord.Merged, TimelineClock.Source)],
        Points(new PullRequestEvidence(1, "t", At, null, [], "main", null, null, null, Quantity.Of(1), [])).Select(p => (p.What, p.Clock)));

    [Fact]
    public void Release_is_told_once_it_is_published()
    {
        var release = new ReleaseEvidence(1, DeploymentPosition.InWindow, "v1", "a", null, IsDraft: false, IsPrerelease: false, At, null);
        Assert.Equal([(TimelineWord.Released, At)], Said(release));
        Assert.Empty(Points(release with { IsDraft = true, PublishedAt = null }));
    }

    [Theory]
    [InlineData(WorkflowConclusion.Success, TimelineWord.Built)]
    [InlineData(WorkflowConclusion.Failure, TimelineWord.Failed)]
    [InlineData(WorkflowConclusion.TimedOut, TimelineWord.Failed)]
    [InlineData(WorkflowConclusion.Skipped, null)]
    [InlineData(null, null)]
    public void Run_is_told_once_it_ended_by_itself(WorkflowConclusion? conclusion, TimelineWord? word)
    {
        var run = new WorkflowRunEvidence(1, "ci", WorkflowEvent.Push, WorkflowStatus.Completed, conclusion, "a", "main", 1, At.AddMinutes(-5), null, At, Quantity.Of(1), null);
        Assert.Equal(word is { } w ? [(w, At)] : [], Points(run).Select(p => (p.What, p.Earliest)));
    }

    [Fact]
    public void Deployment_is_told_by_its_ends_and_one_without_by_its_beginning()
    {
        Assert.Equal([(TimelineWord.DeployStarted, At)], Said(Deployment([(DeploymentState.InProgress, At.AddMinutes(1))])));
        Assert.Equal([(TimelineWord.DeployStarted, At)], Said(Deployment(null)));
        Assert.Equal(
            [(TimelineWord.Failed, At.AddMinutes(2)), (TimelineWord.Deployed, At.AddMinutes(1))],
            Said(Deployment([(DeploymentState.Failure, At.AddMinutes(2)), (DeploymentState.Success, At.AddMinutes(1)), (DeploymentState.Pending, At)])));
    }

    [Fact]
    public void Rewritten_history_lies_between_two_looks_of_ours() => Assert.Equal(
        (TimelineClock.Collector, At.AddHours(-1)), Assert.Single(Points(new HistoryRewriteEvidence("a", "b", RewriteRelation.Gone, At.AddHours(-1), At))) is var p ? (p.Clock, p.Earliest) : default);

    static DeploymentEvidence Deployment((DeploymentState State, DateTimeOffset At)[]? statuses) =>
        new(1, DeploymentPosition.InWindow, "a", "main", "production", At, null, statuses is null ? null : [.. statuses.Select(s => new DeploymentStatusEvidence(s.State, s.At))], null);

    static IEnumerable<(TimelineWord, DateTimeOffset)> Said(IOnTimeline evidence) => Points(evidence).Select(p => (p.What, p.Earliest));

    static IEnumerable<TimelinePoint> Points(IOnTimeline evidence) => evidence.Points(At.AddMinutes(9));
}
