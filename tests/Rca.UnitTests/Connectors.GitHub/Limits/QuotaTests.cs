using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.UnitTests.Connectors.GitHub.Sync;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Limits;

public sealed class QuotaTests
{
    static readonly DateTimeOffset Reset = GitHubSource.Now.AddMinutes(40);
    readonly FakeTimeProvider _clock = new(GitHubSource.Now);
    readonly MemoryStateStore _store = new(TimeProvider.System);

    [Theory]
    [InlineData("", 1_001, 1_000)]
    [InlineData("quotaReserve: 0\n", 1, 0)]
    [InlineData("quotaReserve: 50\n", 2_501, 2_500)]
    public async Task Reserve_is_never_asked(string option, int enough, int reserve)
    {
        await using var server = await StartAsync(enough, reserve);
        var connector = Connector(server, option);

        Assert.Null((await GitHubSource.CollectAsync(connector, "github.commits")).Failure);
        Assert.Null((await GitHubSource.CollectAsync(connector, "github.commits")).Failure);
        var refused = await GitHubSource.CollectAsync(connector, "github.commits");

        refused.FailedAs(Outcome.Throttled, "quota-reserve");
        Assert.Equal(Reset - GitHubSource.Now, refused.Failure!.Wait);
        Assert.Empty(refused.Ledger);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task Next_hour_is_asked_again()
    {
        await using var server = await StartAsync(1_000);
        var connector = Connector(server);
        await GitHubSource.CollectAsync(connector, "github.commits");

        _clock.SetUtcNow(Reset);

        Assert.Null((await GitHubSource.CollectAsync(connector, "github.commits")).Failure);
    }

    [Fact]
    public async Task Another_collector_of_the_source_learns_it_from_the_state()
    {
        await using var server = await StartAsync(1_000);
        await GitHubSource.CollectAsync(Connector(server), "github.commits");

        (await GitHubSource.CollectAsync(Connector(server), "github.pull-requests")).FailedAs(Outcome.Throttled, "quota-reserve");

        Assert.Single(server.Asked);
        var kept = Assert.Single(_store.Values, v => v.Value.Clear.Contains("\"remaining\":\"1000\"", StringComparison.Ordinal)).Value;
        Assert.Contains("\"limit\":\"5000\"", kept.Clear, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_identity_of_the_source_has_a_quota_of_its_own()
    {
        await using var server = await StartAsync(1_000);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, "first", TestContext.Current.CancellationToken);
            var connector = Connector(server, $"token: ${{file:{file}}}\n");
            await GitHubSource.CollectAsync(connector, "github.commits");
            await File.WriteAllTextAsync(file, "second", TestContext.Current.CancellationToken);

            Assert.Null((await GitHubSource.CollectAsync(connector, "github.commits")).Failure);
            Assert.DoesNotContain(_store.Values, v => v.Value.ToString().Contains("first", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Half_of_the_quota_is_nothing_to_tell()
    {
        await using var server = await StartAsync(2_501);

        await GitHubSource.CollectAsync(Connector(server), "github.pull-requests");

        Assert.Empty(_store.Values);
    }

    [Fact]
    public async Task No_more_than_ten_requests_are_under_way_at_once()
    {
        var (underWay, most, gate) = (0, 0, new TaskCompletionSource());
        await using var server = await GitHubStandIn.StartAsync(_ => new()
        {
            ["/repos/acme/checkout/pulls"] = async context =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref underWay));
                if (Volatile.Read(ref underWay) == 10) gate.TrySetResult();
                await gate.Task.WaitAsync(TimeSpan.FromSeconds(20), context.RequestAborted);
                Interlocked.Decrement(ref underWay);
                await Answer.Json(new JsonArray())(context);
            },
        });
        var connector = Connector(server);

        var collected = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Task.Run(() => GitHubSource.CollectAsync(connector, "github.pull-requests"))));

        Assert.All(collected, c => Assert.Null(c.Failure));
        Assert.Equal((25, 10), (server.Asked.Count, most));
    }

    static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen; seen = Volatile.Read(ref most))
        {
        }
    }

    IConnector Connector(GitHubStandIn server, string more = "") => GitHubSource.Connector(server.Address, state: _store.State, clock: _clock, more: more);

    // What is left after each request in turn; the last one for all that follow. Without a head to find, a collection is one request.
    static Task<GitHubStandIn> StartAsync(params int[] remaining)
    {
        var asked = 0;
        RequestDelegate answer = context => Answer.Status(
            409, ("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", $"{remaining[Math.Min(asked++, remaining.Length - 1)]}"), ("X-RateLimit-Reset", Answer.Epoch(Reset)))(context);
        return GitHubStandIn.StartAsync(_ => new() { ["/repos/acme/checkout"] = answer, ["/repos/acme/checkout/pulls"] = answer });
    }
}
