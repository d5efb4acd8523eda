using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class ReleasesTests
{
    const string Releases = "/repos/acme/checkout/releases";
    const string Tags = "/repos/acme/checkout/git/ref/tags/";
    const string Commits = "/repos/acme/checkout/commits";

    [Fact]
    public async Task Release_in_the_window_is_mapped_and_compared_with_the_one_before_it()
    {
        var collected = await CollectAsync([Body.Release(9, 20), Body.Release(8, 1_500)]);

        Assert.Null(collected.Failure);
        Assert.Equal(
            [
                new(9, DeploymentPosition.InWindow, "v9.0", Body.Sha(9), "Release 9", false, false, Body.Ago(20), "rel-login"),
                new(8, DeploymentPosition.BeforeWindow, "v8.0", Body.Sha(8), "Release 8", false, false, Body.Ago(1_500), "rel-login"),
            ],
            collected.Of<ReleaseEvidence>());
        var range = Assert.Single(collected.Of<ReleaseRangeEvidence>());
        Assert.Equal((RangeMatch.Tag, 9L, 8L, "v8.0", "v9.0"), (range.MatchedBy, range.ReleaseId, range.PreviousId, range.FromTag, range.ToTag));
        Assert.Equal((Body.Sha(8), Body.Sha(9), RangeRelation.Ahead, Quantity.Of(2)), (range.Range.FromSha, range.Range.ToSha, range.Range.Relation, range.Range.Commits));
        Assert.Equal((Quantity.Of(1), Quantity.Of(0)), (range.Range.DependencyFiles, range.Range.CodeFiles));
        Assert.Equal(Body.Ago(20), collected.Items[2].OccurredAt);
        Assert.Equal([Body.Sha(10)], Assert.Single(collected.Of<PullRequestEvidence>()).BroughtShas);
        Assert.DoesNotContain(Body.Unasked, collected.Written, StringComparison.Ordinal);
        Assert.Contains("\"matchedBy\":\"tag\"", collected.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotated_tag_is_followed_to_its_commit()
    {
        var collected = await CollectAsync([Body.Release(9, 20)], answers =>
        {
            answers[Tags + "v9.0"] = Answer.Json(Body.Reference("tag", Body.Sha(90)));
            answers[$"/repos/acme/checkout/git/tags/{Body.Sha(90)}"] = Answer.Json(Body.Reference("commit", Body.Sha(9)));
        });

        Assert.Equal(Body.Sha(9), Assert.Single(collected.Of<ReleaseEvidence>()).Sha);
    }

    [Fact]
    public async Task Draft_is_named_as_one_and_nothing_was_released_before_the_first_release()
    {
        var draft = Body.Release(10, 5);
        (draft["draft"], draft["published_at"]) = (true, null);

        var collected = await CollectAsync([draft, Body.Release(9, 20)]);

        Assert.Null(collected.Failure);
        Assert.Equal([(10L, true, null), (9L, false, Body.Sha(9))], collected.Of<ReleaseEvidence>().Select(r => (r.Id, r.IsDraft, r.Sha)));
        Assert.Empty(collected.Of<ReleaseRangeEvidence>());
    }

    [Fact]
    public async Task Release_follows_a_release_and_a_prerelease_follows_either()
    {
        var (candidate, early) = (Body.Release(8, 60), Body.Release(6, 1_500));
        (candidate["prerelease"], early["prerelease"]) = (true, true);

        var collected = await CollectAsync([Body.Release(9, 20), candidate, Body.Release(7, 1_400), early]);

        Assert.Equal([("v9.0", "v7.0"), ("v8.0", "v7.0")], collected.Of<ReleaseRangeEvidence>().Select(r => (r.ToTag, r.FromTag)));
    }

    [Fact]
    public async Task Tag_that_is_gone_leaves_the_release_without_a_commit_and_a_range()
    {
        var collected = await CollectAsync([Body.Release(9, 20), Body.Release(8, 1_500)], answers => answers.Remove(Tags + "v9.0"));

        Assert.Null(collected.Failure);
        Assert.Null(Assert.Single(collected.Of<ReleaseEvidence>()).Sha);
        Assert.Empty(collected.Of<ReleaseRangeEvidence>());
    }

    [Theory]
    [InlineData("v8.0")]
    [InlineData("8.0")]
    public async Task Revision_that_is_the_tag_of_a_release_is_compared_with_the_one_before_also_outside_the_window(string revision)
    {
        var collected = await CollectAsync([Body.Release(8, 1_500), Body.Release(7, 3_000)], revision: revision);

        Assert.Null(collected.Failure);
        Assert.Equal((RangeMatch.Tag, 8L, 7L), collected.Of<ReleaseRangeEvidence>().Select(r => (r.MatchedBy, r.ReleaseId!.Value, r.PreviousId)).Single());
        Assert.Equal([8, 7], collected.Of<ReleaseEvidence>().Select(r => r.Id));
    }

    [Fact]
    public async Task Revision_that_ends_with_a_commit_is_compared_with_the_newest_release()
    {
        var sha = Body.Sha(0x7abcdef);
        var collected = await CollectAsync(
            [Body.Release(8, 1_500)], answers =>
            {
                answers[$"{Commits}?sha=main-{sha}&per_page=1"] = Answer.Status(404);
                answers[$"{Commits}?sha={sha}&per_page=1"] = Answer.Json(new JsonArray(Body.Commit(0x7abcdef)));
                answers[$"/repos/acme/checkout/compare/{Body.Sha(8)}...{sha}"] = Answer.Json(DeploymentRangesTests.Comparison("ahead", 1, 0));
            },
            "main-" + sha);

        Assert.Null(collected.Failure);
        var range = Assert.Single(collected.Of<ReleaseRangeEvidence>());
        Assert.Equal((RangeMatch.Commit, null, 8L, sha), (range.MatchedBy, range.ReleaseId, range.PreviousId, range.Range.ToSha));
        Assert.Equal(DeploymentPosition.BeforeWindow, Assert.Single(collected.Of<ReleaseEvidence>()).Position);
    }

    [Fact]
    public async Task Revision_that_is_nothing_of_the_repository_is_not_found() =>
        (await CollectAsync([Body.Release(8, 1_500)], revision: "latest")).FailedAs(Outcome.NotFound, "no-such-revision");

    [Fact]
    public async Task Sixth_release_is_listed_and_not_compared_and_the_end_says_so()
    {
        var collected = await CollectAsync([.. Enumerable.Range(1, 7).Select(n => Body.Release(20 - n, n))]);

        collected.FailedAs(Outcome.Truncated, "range-budget");
        Assert.Equal(5, collected.Of<ReleaseRangeEvidence>().Count);
        Assert.Equal(7, collected.Of<ReleaseEvidence>().Count);
    }

    [Fact]
    public async Task Page_that_reaches_thirty_days_behind_the_window_is_the_last()
    {
        await using var server = await GitHubStandIn.StartAsync(s => new()
        {
            [Releases] = Answer.Json(new JsonArray(Body.Release(1, 60 * 24 * 31)), Answer.Next($"{s.Address}repos/acme/checkout/releases?page=2")),
        });

        Assert.Null((await GitHubSource.CollectAsync(server.Address, "github.releases")).Failure);
        Assert.Single(server.Asked);
    }

    // Each tag points to the commit of the release's number, and any two of these compare.
    static async Task<Collected> CollectAsync(JsonObject[] releases, Action<Dictionary<string, RequestDelegate>>? change = null, string? revision = null)
    {
        var ids = releases.Select(r => r["id"]!.GetValue<int>()).ToList();
        var answers = ids.ToDictionary(id => $"{Tags}v{id}.0", id => Answer.Json(Body.Reference("commit", Body.Sha(id))), StringComparer.Ordinal);
        foreach (var from in ids)
            foreach (var to in ids) answers[$"/repos/acme/checkout/compare/{Body.Sha(from)}...{Body.Sha(to)}"] = Answer.Json(DeploymentRangesTests.Comparison("ahead", 2, 0, "go.mod"));
        answers[Releases] = Answer.Json(new JsonArray(releases));
        answers["/graphql"] = Answer.Json(Body.Brought((10, 7)));
        change?.Invoke(answers);
        await using var server = await GitHubStandIn.StartAsync(_ => answers);
        return await GitHubSource.CollectAsync(server.Address, "github.releases", revision is null ? null : [("revision", revision)]);
    }
}
