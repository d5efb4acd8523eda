using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

public sealed class CommitSyncTests : IAsyncLifetime
{
    SyncSource _source = null!;

    public async ValueTask InitializeAsync() => _source = await SyncSource.StartAsync();

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task Nothing_new_costs_two_requests_and_no_quota()
    {
        var first = _source.Commit();
        await _source.CollectAsync();
        _source.Pass();
        var quota = _source.World.Remaining;

        var collected = await _source.CollectAsync();

        Assert.Equal([first], SyncSource.Shas(collected));
        Assert.Equal([304, 304], _source.World.Requests.Select(r => r.Status));
        Assert.Equal(quota, _source.World.Remaining);
    }

    [Fact]
    public async Task Only_what_is_new_is_asked_for_from_an_hour_before_the_newest_on()
    {
        var (old, known) = (_source.Commit(200), _source.Commit(30));
        var first = await _source.CollectAsync();
        _source.Pass();
        var added = _source.Commit(5);

        var collected = await _source.CollectAsync();

        Assert.Equal([old, known, added], SyncSource.Shas(collected));
        Assert.Equal(3, _source.World.Requests.Count);
        Assert.Equal($"/repos/acme/checkout/commits?sha={added}&per_page=100&since=2026-03-04T10%3A30%3A00Z", _source.World.Requests[2].Target);
        Assert.Null(first.Failure);
        Assert.Equal([GitHubSource.Now, GitHubSource.Now, _source.Now], collected.Items.Select(i => i.ObservedAt));
    }

    [Fact]
    public async Task Synced_commit_is_the_same_evidence_as_one_that_is_asked_for()
    {
        _source.Commit();
        await _source.CollectAsync();

        var (synced, asked) = (await _source.CollectAsync(), await GitHubSource.CollectAsync(_source.World.Address, "github.commits"));

        Assert.Equal(asked.Written, synced.Written);
        Assert.DoesNotContain(Body.Unasked, synced.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_brings_the_commits_of_its_branch_however_old()
    {
        var root = _source.Commit(500);
        var head = _source.Commit(30);
        await _source.CollectAsync(20);
        _source.Pass();
        var side = _source.Commit(400, [root]);
        var merge = _source.Commit(5, [head, side]);

        var collected = await _source.CollectAsync(20);

        Assert.Equal([root, head, side, merge], SyncSource.Shas(collected));
        Assert.Contains($"/compare/{head}...{merge}", _source.World.Requests[^1].Target, StringComparison.Ordinal);
        Assert.Empty(SyncSource.Rewrites(collected));
    }

    [Fact]
    public async Task Commit_from_the_future_never_becomes_the_cursor()
    {
        _source.Commit(30);
        _source.Commit(-60 * 24 * 30);
        await _source.CollectAsync();
        _source.Pass();
        var added = _source.Commit(5);

        var collected = await _source.CollectAsync();

        Assert.Contains(added, SyncSource.Shas(collected));
        Assert.Contains("since=2026-03-04T10%3A30%3A00Z", _source.World.Requests[2].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RewriteRelation.Diverged)]
    [InlineData(RewriteRelation.Behind)]
    [InlineData(RewriteRelation.Gone)]
    public async Task Rewritten_history_is_evidence_and_is_read_anew(RewriteRelation relation)
    {
        var root = _source.Commit(100);
        var old = _source.Commit(90);
        await _source.CollectAsync();
        var seen = _source.Now;
        _source.Pass();
        var head = relation == RewriteRelation.Behind ? _source.Repository.Branches["main"] = root : _source.Commit(20, [root]);
        if (relation == RewriteRelation.Gone) _source.Repository.Forget(old);

        var collected = await _source.CollectAsync();

        Assert.Equal(_source.Truth(DateTimeOffset.MinValue), SyncSource.Shas(collected));
        Assert.Equal([new HistoryRewriteEvidence(old, head, relation, seen, _source.Now)], SyncSource.Rewrites(collected));
        _source.Pass();
        var later = await _source.CollectAsync();
        Assert.Single(SyncSource.Rewrites(later));
        Assert.Equal([304, 304], _source.World.Requests.Select(r => r.Status));
        _source.Pass(20);
        Assert.Empty(SyncSource.Rewrites(await _source.CollectAsync(2)));
    }

    [Fact]
    public async Task Renamed_repository_keeps_its_set()
    {
        var known = _source.Commit(30);
        await _source.CollectAsync();
        _source.Pass();
        _source.World.Rename(_source.Repository, "acme/till");
        var added = _source.Commit(5);

        var collected = await _source.CollectAsync();

        Assert.Equal([known, added], SyncSource.Shas(collected));
        Assert.Equal(
            ["/repos/acme/checkout", "/repositories/4820", "/repos/acme/till/commits", "/repos/acme/till/commits"],
            _source.World.Requests.Select(r => r.Target.Split('?')[0]));
        Assert.Contains("since=2026-03-04T10%3A30%3A00Z", _source.World.Requests[3].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_repository_that_takes_the_name_is_not_taken_for_the_old_one()
    {
        _source.Commit(30);
        await _source.CollectAsync();
        _source.Pass();
        _source.World.Rename(_source.Repository, "acme/till");
        var other = _source.World.New(id: 7);
        var sha = other.Commit(_source.Now.AddMinutes(-5));

        var collected = await _source.CollectAsync();

        Assert.Equal([sha], SyncSource.Shas(collected));
        Assert.Empty(SyncSource.Rewrites(collected));
    }

    [Fact]
    public async Task Empty_repository_is_nothing_until_it_has_a_commit()
    {
        var empty = await _source.CollectAsync();
        Assert.Null(empty.Failure);
        Assert.Empty(empty.Items);
        Assert.Contains(empty.Ledger, e => e.Status == "409");
        _source.Pass();
        var first = _source.Commit();

        Assert.Equal([first], SyncSource.Shas(await _source.CollectAsync()));
    }

    [Fact]
    public async Task Branch_missing_in_a_readable_repository_is_not_found()
    {
        _source.Commit();

        (await _source.CollectAsync(scope: [("branch", "no/such")])).FailedAs(Outcome.NotFound, "no-such-branch");
    }

    [Fact]
    public async Task Earlier_window_is_filled_in_up_to_where_the_set_begins()
    {
        var (early, late) = (_source.Commit(300), _source.Commit(30));
        Assert.Equal([late], SyncSource.Shas(await _source.CollectAsync(2)));
        _source.Pass();

        var collected = await _source.CollectAsync(12);

        Assert.Equal([early, late], SyncSource.Shas(collected));
        Assert.EndsWith("&since=2026-03-04T01%3A00%3A00Z&until=2026-03-04T10%3A00%3A00Z", _source.World.Requests[^1].Target, StringComparison.Ordinal);
        _source.Pass();
        Assert.Equal([early, late], SyncSource.Shas(await _source.CollectAsync(12)));
        Assert.Equal([304, 304], _source.World.Requests.Select(r => r.Status));
    }
}
