using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;
using static Rca.UnitTests.Core.Collecting.Wrapper;

namespace Rca.UnitTests.Core.Collecting;

public sealed class NoProgressTests
{
    readonly FakeTimeProvider _clock = new(Now);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, true, Outcome.TimedOut)]
    [InlineData(2, true, Outcome.Truncated)]
    [InlineData(2, false, Outcome.Truncated)]
    public async Task Connector_that_neither_yields_nor_ends_a_request_is_ended(int items, bool heeds, Outcome outcome)
    {
        var closing = await RunAsync((_, ct) => Steps(items, _ => { }, heeds ? ct : default));
        Assert.Equal((outcome, "no-progress", items), (closing.Outcome, closing.Reason, closing.Items));
        Assert.InRange(closing.DurationMs, 10_000, 14_000);
    }

    [Fact]
    public async Task Pieces_that_drip_are_progress()
    {
        var closing = await RunAsync((_, ct) => Steps(0, _ => { }, ct, drip: true), TimeSpan.FromMinutes(1));
        Assert.Equal((Outcome.Truncated, "time-budget"), (closing.Outcome, closing.Reason));
    }

    [Fact]
    public async Task Requests_that_end_are_progress()
    {
        var closing = await RunAsync((request, ct) => Requests(request, ct), TimeSpan.FromMinutes(1));
        Assert.Equal((Outcome.TimedOut, "time-budget"), (closing.Outcome, closing.Reason));
    }

    [Fact]
    public async Task Bus_that_is_slow_is_not_held_against_the_connector()
    {
        var publishing = new TaskCompletionSource();
        var running = Of(new FakeConnector((_, _) => Yield(100)), _clock, limits: SourceLimits.Default with { NoProgress = TimeSpan.FromSeconds(1) })
            .RunAsync(Command(TimeSpan.FromMinutes(1)), (_, _) => publishing.Task, Ct);
        // The queue between the two is full long before this has passed.
        for (var i = 0; i < 200; i++)
        {
            await Task.Delay(1, Ct);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        publishing.SetResult();
        Assert.Equal((Outcome.Collected, 100), ((await running).Outcome, (await running).Items));
    }

    async Task<Closing> RunAsync(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect, TimeSpan? budget = null)
    {
        var running = Of(new FakeConnector(collect), _clock).RunAsync(Command(budget ?? TimeSpan.FromMinutes(5)), NowhereAsync, Ct);
        await _clock.AdvanceUntilAsync(running, stepMs: 250);
        return await running;
    }

    async IAsyncEnumerable<CapturedItem> Steps(int items, Action<int> step, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct, bool drip = false)
    {
        for (var i = 0; i < items || drip; i++)
        {
            step(i);
            if (drip) await Task.Delay(TimeSpan.FromSeconds(4), _clock, ct);
            yield return Item(i);
        }

        await new TaskCompletionSource().Task.WaitAsync(ct);
    }

    async IAsyncEnumerable<CapturedItem> Requests(CollectRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(4), _clock, ct);
            Enter(request, new LedgerEntry("GET", "/x", "lost", 1, 2));
            if (ct.IsCancellationRequested) yield break;
        }
    }
}
