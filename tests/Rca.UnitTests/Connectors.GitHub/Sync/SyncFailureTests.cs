using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>What is delivered when GitHub does not answer.</summary>
public sealed class SyncFailureTests : IAsyncLifetime
{
    SyncSource _source = null!;
    string _known = "";

    public async ValueTask InitializeAsync()
    {
        _source = await SyncSource.StartAsync();
        _known = _source.Commit(30);
        await _source.CollectAsync();
        _source.Pass();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task Out_of_quota_what_is_stored_is_delivered_with_its_age()
    {
        (_source.World.Remaining, _source.World.Reset) = (0, _source.Now.AddMinutes(40));

        var collected = await _source.CollectAsync();

        collected.FailedAs(Outcome.Throttled, "rate-limit");
        var item = Assert.Single(collected.Items);
        Assert.Equal((GitHubSource.Now, GitHubSource.Now.AddMinutes(-30)), (item.ObservedAt, item.OccurredAt));
    }

    [Fact]
    public async Task Within_the_reserve_nothing_is_asked_and_what_is_stored_is_delivered_with_its_age()
    {
        var connector = GitHubSource.Connector(_source.World.Address, state: _source.Store.State, clock: _source.Clock);
        (_source.World.Remaining, _source.World.Reset) = (1_001, _source.Now.AddMinutes(40));
        _source.Commit(5);
        await GitHubSource.CollectAsync(connector, "github.deployments", window: new Window(_source.Now.AddHours(-10), _source.Now));
        _source.World.Forget();

        var collected = await GitHubSource.CollectAsync(connector, "github.commits", window: new Window(_source.Now.AddHours(-10), _source.Now));

        collected.FailedAs(Outcome.Throttled, "quota-reserve");
        Assert.Equal(TimeSpan.FromMinutes(40), collected.Failure!.Wait);
        Assert.Equal(GitHubSource.Now, Assert.Single(collected.Items).ObservedAt);
        Assert.Empty(_source.World.Requests);
    }

    [Fact]
    public async Task Secondary_limit_delivers_what_is_stored_and_says_how_long()
    {
        _source.World.RetryAfter = 90;

        var collected = await _source.CollectAsync();

        collected.FailedAs(Outcome.Throttled, "rate-limit");
        Assert.Equal(TimeSpan.FromSeconds(90), collected.Failure!.Wait);
        Assert.Equal([_known], SyncSource.Shas(collected));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Failure_anywhere_delivers_what_was_read_until_then(int request)
    {
        _source.Commit(5);
        _source.World.Fault = number => number == request ? Answer.Status(502) : null;

        var collected = await _source.CollectAsync();

        collected.FailedAs(Outcome.Unreachable, "server-error");
        Assert.Equal([_known], SyncSource.Shas(collected));
    }

    [Fact]
    public async Task Page_that_was_read_is_kept_and_not_asked_again()
    {
        _source.World.PageSize = 2;
        var added = Enumerable.Range(1, 5).Select(n => _source.Commit(20 - n)).ToList();
        _source.World.Fault = number => number == 3 ? Answer.Status(502) : null;

        Assert.Equal([_known, .. added[^2..]], SyncSource.Shas(await _source.CollectAsync()));
        _source.World.Forget();
        _source.World.Fault = _ => null;
        Assert.Equal([_known, .. added], SyncSource.Shas(await _source.CollectAsync()));
        Assert.Equal(["2", "3"], _source.World.Requests.Select(r => r.Target.Split("&page=")[1]));
    }

    [Fact]
    public async Task Who_may_not_read_it_any_more_is_not_given_what_is_stored()
    {
        _source.Repository.IsVisible = false;

        var collected = await _source.CollectAsync();

        collected.FailedAs(Outcome.Forbidden, "not-visible");
        Assert.Empty(collected.Items);
    }

    [Fact]
    public async Task What_may_be_cured_by_asking_again_is_asked_again_before_what_is_stored_is_delivered()
    {
        _source.World.Fault = _ => Answer.Status(502);
        var connector = GitHubSource.Connector(_source.World.Address, state: _source.Store.State, clock: _source.Clock);
        var counts = new List<int>();
        for (var tries = 1; tries <= 3; tries++)
        {
            var request = new CollectRequest("github.commits", new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "acme/checkout" },
                new Window(_source.Now.AddHours(-10), _source.Now), new Ledger { Try = tries })
            { Time = new TimeLeft(TimeSpan.FromMinutes(1), _source.Clock) };
            counts.Add(0);
            await Assert.ThrowsAsync<SourceFailureException>(async () =>
            {
                await foreach (var _ in connector.CollectAsync(request, TestContext.Current.CancellationToken)) counts[^1]++;
            });
        }

        Assert.Equal([0, 0, 1], counts);
    }

    [Fact]
    public async Task Time_is_kept_for_handing_over_what_is_stored()
    {
        var (reached, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        _source.World.Fault = _ => Answer.Hanging(reached, left);
        var connector = GitHubSource.Connector(_source.World.Address, state: _source.Store.State, clock: _source.Clock);
        var request = new CollectRequest("github.commits", new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "acme/checkout" },
            new Window(_source.Now.AddHours(-10), _source.Now), new Ledger())
        { Time = new TimeLeft(TimeSpan.FromSeconds(10), _source.Clock) };
        var items = new List<CapturedItem>();
        var collecting = Task.Run(
            async () =>
            {
                await foreach (var item in connector.CollectAsync(request, TestContext.Current.CancellationToken)) items.Add(item);
            },
            TestContext.Current.CancellationToken);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _source.Clock.Advance(TimeSpan.FromSeconds(8));

        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => collecting.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Equal((Outcome.TimedOut, "time-budget"), (failure.Outcome, failure.Reason));
        Assert.Single(items);
    }
}
