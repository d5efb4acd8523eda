using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;
using static Rca.UnitTests.Core.Collecting.Wrapper;

namespace Rca.UnitTests.Core.Collecting.Resilience;

public sealed class SourceGateTests
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    static readonly SourceFailureException Silent = new(Outcome.Unreachable, "connection-refused");
    readonly FakeTimeProvider _clock = new(Now);
    int _asked;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Retryable() => ["unreachable", "network", "wait"];

    [Theory]
    [MemberData(nameof(Retryable))]
    public async Task What_may_pass_is_asked_again(string failure)
    {
        var closing = await RunAsync(Of(() => _asked == 1 ? Yield(0, Failure(failure)) : Yield(2)));
        Assert.Equal((Outcome.Collected, 2, 2), (closing.Outcome, closing.Items, _asked));
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("long-wait")]
    [InlineData("full")]
    [InlineData("forbidden")]
    [InlineData("timed-out")]
    [InlineData("fault")]
    public async Task What_would_not_help_or_would_burden_a_full_source_is_asked_once(string failure)
    {
        await RunAsync(Of(() => Yield(0, Failure(failure))));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Source_that_gave_something_is_not_asked_again()
    {
        var closing = await RunAsync(Of(() => Yield(1, Silent)));
        Assert.Equal((Outcome.Truncated, 1, 1), (closing.Outcome, closing.Items, _asked));
    }

    [Fact]
    public async Task Wait_that_the_source_asks_for_is_honoured_and_told()
    {
        var began = new List<DateTimeOffset>();
        var closing = await RunAsync(Of(() =>
        {
            began.Add(_clock.GetUtcNow());
            return Yield(0, SourceFailureException.Throttled("rate-limit", null, TimeSpan.FromSeconds(7)));
        }));
        Assert.True(began.Count > 1);
        Assert.All(began.Zip(began.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(7)));
        Assert.Equal((Outcome.Throttled, "rate-limit"), (closing.Outcome, closing.Reason));
        Assert.InRange(closing.Until!.Value, began[^1] + TimeSpan.FromSeconds(7), began[^1] + TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Source_that_stays_away_is_asked_three_times_and_its_own_word_is_told()
    {
        var closing = await RunAsync(Of(() => Yield(0, Silent)));
        Assert.Equal((3, Outcome.Unreachable, "connection-refused"), (_asked, closing.Outcome, closing.Reason));
    }

    [Fact]
    public async Task Requests_of_all_tries_count_against_one_budget()
    {
        var collection = Of(request =>
        {
            for (var i = 0; i < 4; i++) request.Ledger.Admit("GET", "/x", null, _clock).Dispose();
            return Yield(0, Silent);
        }, budget: new CollectionBudget(Requests: 6));
        var closing = await RunAsync(collection);
        Assert.Equal((2, Outcome.Truncated, "request-budget"), (_asked, closing.Outcome, closing.Reason));
    }

    [Fact]
    public async Task Circuit_opens_on_silence_says_until_when_and_closes_again()
    {
        var silent = true;
        var collection = Of(() => silent ? Yield(0, Silent) : Yield(1));
        Closing closing;
        do closing = await RunAsync(collection);
        while (closing.Reason != "circuit-open" && _asked < 50);

        Assert.Equal((Outcome.Unreachable, "circuit-open"), (closing.Outcome, closing.Reason));
        Assert.InRange(_asked, 5, 6);
        Assert.InRange(closing.Until!.Value - _clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        var asked = _asked;
        await RunAsync(collection);
        Assert.Equal(asked, _asked);

        silent = false;
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(Outcome.Collected, (await RunAsync(collection)).Outcome);
    }

    [Fact]
    public async Task Circuit_stays_closed_for_a_source_that_answers_whatever_it_says()
    {
        var collection = Of(request => Yield(0, request, new LedgerEntry("GET", "/x", "503", 1, 2), Silent));
        for (var i = 0; i < 10; i++) Assert.Equal("connection-refused", (await RunAsync(collection)).Reason);
    }

    [Fact]
    public async Task Collections_of_one_source_run_no_more_at_once_than_its_limit()
    {
        var (running, most) = (0, 0);
        var collection = Of(Count, limits: SourceLimits.Default with { Concurrency = 2 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => collection.RunAsync(Command(Budget), NowhereAsync, Ct)));
        Assert.Equal((8, 2), (_asked, most));

        async IAsyncEnumerable<CapturedItem> Count()
        {
            var now = Interlocked.Increment(ref running);
            lock (_clock) most = Math.Max(most, now);
            await Task.Delay(20, Ct);
            Interlocked.Decrement(ref running);
            yield return Item(1);
        }
    }

    [Fact]
    public async Task Place_of_a_connector_that_was_left_behind_is_free_when_it_ends_and_not_before()
    {
        var hangs = new TaskCompletionSource();
        var collection = Of(Hang, limits: SourceLimits.Default with { Concurrency = 1 });
        Assert.Equal(Outcome.TimedOut, (await RunAsync(collection)).Outcome);
        var refused = await RunAsync(collection);
        Assert.Equal((Outcome.Throttled, "own-concurrency-limit", 1), (refused.Outcome, refused.Reason, _asked));
        hangs.SetResult();
        Assert.Equal(Outcome.Collected, (await RunAsync(collection)).Outcome);

        async IAsyncEnumerable<CapturedItem> Hang()
        {
            await hangs.Task;
            yield return Item(1);
        }
    }

    [Fact]
    public async Task Rate_that_cannot_be_met_in_time_is_throttled_and_says_until_when()
    {
        var collection = Of(() => Yield(1), limits: SourceLimits.Default with { CollectionsPerMinute = 1 });
        Assert.Equal(Outcome.Collected, (await RunAsync(collection)).Outcome);
        var refused = await RunAsync(collection);
        Assert.Equal((Outcome.Throttled, "own-rate-limit", Now.AddMinutes(1)), (refused.Outcome, refused.Reason, refused.Until));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Rate_that_can_be_met_in_time_is_waited_for()
    {
        var collection = Of(() => Yield(1), limits: SourceLimits.Default with { CollectionsPerMinute = 3 });
        for (var i = 0; i < 5; i++) Assert.Equal(Outcome.Collected, (await RunAsync(collection)).Outcome);
        Assert.InRange(_clock.GetUtcNow() - Now, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));
    }

    static Exception Failure(string which) => which switch
    {
        "unreachable" => Silent,
        "network" => new IOException("x"),
        "wait" => SourceFailureException.Throttled("rate-limit", null, TimeSpan.FromSeconds(3)),
        "long-wait" => SourceFailureException.Throttled("rate-limit", null, TimeSpan.FromMinutes(3)),
        "throttled" => SourceFailureException.Throttled("too-busy", null, wait: null),
        "full" => SourceFailureException.Full("instance-full"),
        "forbidden" => SourceFailureException.Forbidden(ListPods, "not-permitted"),
        "timed-out" => new SourceFailureException(Outcome.TimedOut, "statement-timeout"),
        _ => new InvalidOperationException("x"),
    };

    Collection Of(Func<IAsyncEnumerable<CapturedItem>> collect, SourceLimits? limits = null) => Of(_ => collect(), limits);

    Collection Of(Func<CollectRequest, IAsyncEnumerable<CapturedItem>> collect, SourceLimits? limits = null, CollectionBudget? budget = null) => Wrapper.Of(
        new FakeConnector((request, _) =>
        {
            Interlocked.Increment(ref _asked);
            return collect(request);
        }),
        _clock, budget, limits ?? SourceLimits.Default with { NoProgress = TimeSpan.FromMinutes(5) });

    async Task<Closing> RunAsync(Collection collection)
    {
        var running = collection.RunAsync(Command(Budget), NowhereAsync, Ct);
        await _clock.AdvanceUntilAsync(running);
        return await running;
    }
}
