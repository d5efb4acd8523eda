using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class PaceTests
{
    const int Burst = 60;
    readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_beyond_the_burst_keep_a_pace_that_all_collections_share()
    {
        var pace = PaceHandler.NewPace(_clock);
        using HttpMessageInvoker one = new(new PaceHandler(pace, null) { InnerHandler = new Ok() }),
        other = new(new PaceHandler(pace, null) { InnerHandler = new Ok() });
        for (var n = 0; n < Burst; n++) await AskAsync(n % 2 == 0 ? one : other);
        var (next, last) = (AskAsync(one), AskAsync(other));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        await next;
        Assert.False(last.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        await last;
    }

    [Fact]
    public async Task Request_whose_turn_comes_after_the_time_budget_is_not_made()
    {
        var pace = PaceHandler.NewPace(_clock);
        using var invoker = new HttpMessageInvoker(new PaceHandler(pace, new TimeLeft(TimeSpan.FromMilliseconds(20), _clock)) { InnerHandler = new Ok() });
        for (var n = 0; n < Burst; n++) await AskAsync(invoker);
        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => AskAsync(invoker));
        Assert.Equal((Outcome.Throttled, "own-request-rate"), (failure.Outcome, failure.Reason));
    }

    static async Task AskAsync(HttpMessageInvoker invoker)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        using var answer = await invoker.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    sealed class Ok : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
