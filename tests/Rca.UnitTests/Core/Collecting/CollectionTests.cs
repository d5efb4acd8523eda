using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;
using static Rca.UnitTests.Core.Collecting.Wrapper;

namespace Rca.UnitTests.Core.Collecting;

public sealed class CollectionTests : IDisposable
{
    static readonly LedgerEntry Answer = new("GET", "/x", "200", 1, 2);
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    readonly FakeTimeProvider _clock = new(Now);
    readonly List<CapturedEvidenceItem> _kept = [];
    readonly CancellationTokenSource _stopping = new();

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task Items_that_came_are_collected()
    {
        var closing = await RunAsync((_, _) => Yield(3));
        Assert.Equal((Outcome.Collected, 3), (closing.Outcome, closing.Items));
        Assert.Equal(["kube.thing/1", "kube.thing/1", "kube.thing/1"], _kept.Select(i => i.Kind));
    }

    [Fact]
    public async Task Points_of_evidence_are_kept_up_to_the_most_that_a_piece_may_have_and_the_skew_is_told()
    {
        var closing = await RunAsync((request, _) =>
        {
            request.Ledger.SawClock(Now, Now, Now.AddSeconds(1), Now.AddSeconds(1));
            return Timed(0, 1, 100);
        });
        Assert.Equal(new MillisecondRange(1000, 1000), closing.Skew);
        Assert.Equal([null, 1, TimelinePoint.Most], _kept.Select(i => i.Points?.Count));
        Assert.Equal(new TimelinePoint(TimelineWord.Crashed, Now, Now), _kept[1].Points![0]);
    }

    static async IAsyncEnumerable<CapturedItem> Timed(params int[] points)
    {
        await Task.Yield();
        foreach (var count in points) yield return new CapturedItem(new TimedThing(count), Now);
    }

    [Fact]
    public async Task Nothing_there_is_empty() => Assert.Equal((Outcome.Empty, 1), Proof(await RunAsync((request, _) => Yield(0, request, Answer))));

    [Theory]
    [InlineData(null)]
    [InlineData("lost")]
    [InlineData("403")]
    [InlineData("503")]
    [InlineData("57014")]
    public async Task Nothing_without_an_answer_in_the_ledger_is_not_empty(string? status)
    {
        var closing = await RunAsync((request, _) => Yield(0, request, status is null ? null : Answer with { Status = status }));
        Assert.Equal((Outcome.Failed, "no-proof"), Said(closing));
        Assert.Null(closing.Answered);
    }

    [Theory]
    [InlineData(Outcome.Forbidden)]
    [InlineData(Outcome.NotFound)]
    [InlineData(Outcome.Throttled)]
    public async Task Failure_of_the_source_is_its_outcome_and_after_items_a_truncation(Outcome outcome)
    {
        var before = await RunAsync((_, _) => Yield(0, new SourceFailureException(outcome, "why", "our words")));
        Assert.Equal((outcome, "why", "our words"), (before.Outcome, before.Reason, before.Detail));
        var after = await RunAsync((_, _) => Yield(2, new SourceFailureException(outcome, "why")));
        Assert.Equal((Outcome.Truncated, "why", 2), (after.Outcome, after.Reason, after.Items));
    }

    [Fact]
    public async Task Network_failure_is_unreachable()
    {
        foreach (var failure in new Exception[] { new HttpRequestException("h"), new SocketException(), new IOException("i") })
            Assert.Equal((Outcome.Unreachable, "network"), Said(await RunInTimeAsync((_, _) => Yield(0, failure))));
    }

    [Fact]
    public async Task Unexpected_failure_is_named_by_its_type_alone()
    {
        var closing = await RunAsync((_, _) => Yield(0, new InvalidOperationException("Password=EXAMPLE-Pw-1")));
        Assert.Equal((Outcome.Failed, "unexpected"), Said(closing));
        Assert.DoesNotContain("EXAMPLE", closing.Detail, StringComparison.Ordinal);
        Assert.Equal(Outcome.Failed, (await RunAsync((_, _) => throw new InvalidOperationException("at once"))).Outcome);
    }

    [Fact]
    public async Task Connector_that_heeds_its_token_is_timed_out_at_its_budget()
    {
        Assert.Equal((Outcome.TimedOut, "time-budget"), Said(await RunInTimeAsync((_, ct) => Hang(0, ct))));
        Assert.Equal((Outcome.Truncated, "time-budget"), Said(await RunInTimeAsync((_, ct) => Hang(2, ct))));
        Assert.Equal(2, _kept.Count);
    }

    [Fact]
    public async Task Connector_that_never_heeds_its_token_is_left_behind()
    {
        var closing = await RunInTimeAsync((_, _) => Hang(1, ct: default));
        Assert.Equal((Outcome.Truncated, "time-budget"), Said(closing));
        Assert.InRange(closing.DurationMs, 10_000, 11_500);
    }

    [Fact]
    public async Task Connector_that_blocks_its_thread_is_left_behind()
    {
        using var release = new ManualResetEventSlim();
        var closing = await RunInTimeAsync((_, _) => Block(release));
        release.Set();
        Assert.Equal(Outcome.TimedOut, closing.Outcome);
    }

    [Fact]
    public async Task Connector_that_hangs_while_it_is_disposed_is_left_behind()
    {
        var closing = await RunInTimeAsync((_, _) => HangInFinally(), new CollectionBudget(Items: 1));
        Assert.Equal((Outcome.Truncated, "item-budget"), Said(closing));
    }

    [Theory]
    [InlineData("io")]
    [InlineData("cancelled")]
    public async Task Time_that_is_up_is_a_time_out_whatever_the_connector_makes_of_it(string how) =>
        Assert.Equal((Outcome.TimedOut, "time-budget"), Said(await RunInTimeAsync((_, ct) => Turn(how is "io" ? new IOException("aborted") : new TaskCanceledException("mine"), ct))));

    [Fact]
    public async Task Time_budget_that_is_used_up_before_it_began_is_a_time_out()
    {
        foreach (var budget in (int[])[0, -1, -5000])
            Assert.Equal(Outcome.TimedOut, (await RunInTimeAsync((_, ct) => Hang(0, ct), timeBudget: TimeSpan.FromMilliseconds(budget))).Outcome);
    }

    [Fact]
    public async Task Endless_items_end_at_the_item_budget()
    {
        var closing = await RunInTimeAsync((_, _) => Yield(int.MaxValue), new CollectionBudget(Items: 25));
        Assert.Equal((Outcome.Truncated, "item-budget"), Said(closing));
        Assert.Equal(25, _kept.Count);
        Assert.Equal((24, QuantityKind.AtLeast), (closing.Elided!.After, closing.Elided.Items.Kind));
    }

    [Fact]
    public async Task Exactly_the_item_budget_is_whole() => Assert.Equal(Outcome.Collected, (await RunAsync((_, _) => Yield(25), new CollectionBudget(Items: 25))).Outcome);

    [Fact]
    public async Task Endless_bytes_end_at_the_byte_budget()
    {
        var closing = await RunInTimeAsync((_, _) => Yield(int.MaxValue, text: new string('x', 1000)), new CollectionBudget(Bytes: 10_000));
        Assert.Equal((Outcome.Truncated, "byte-budget"), Said(closing));
        Assert.InRange(_kept.Count, 5, 9);
    }

    [Fact]
    public async Task Item_larger_than_its_budget_is_left_out_and_said()
    {
        var closing = await RunAsync((_, _) => Yield(1, text: new string('x', 2000)), new CollectionBudget(ItemBytes: 1000));
        Assert.Equal((Outcome.Truncated, 0), (closing.Outcome, closing.Items));
        Assert.Equal("item-too-large", closing.Reason);
        Assert.Equal(new Elision(0, Quantity.Of(1), Quantity.AtLeast(1000)), closing.Elided);
    }

    [Fact]
    public async Task Stop_of_the_collector_is_no_outcome_whatever_the_connector_makes_of_it()
    {
        foreach (var failure in new Exception[] { new IOException("aborted"), new SourceFailureException(Outcome.Failed, "x"), new OperationCanceledException() })
        {
            using var stopping = new CancellationTokenSource();
            var running = CollectionOf((_, ct) => Turn(failure, ct)).RunAsync(Command(Budget), KeepAsync, stopping.Token);
            await stopping.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
    }

    [Fact]
    public async Task Stop_does_not_wait_for_a_deaf_connector()
    {
        var running = CollectionOf((_, _) => Hang(0, ct: default)).RunAsync(Command(Budget), KeepAsync, _stopping.Token);
        await _stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Ledger_and_duration_are_in_the_closing()
    {
        var closing = await RunAsync((request, _) =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1234));
            return Yield(0, request, Answer);
        });
        Assert.Equal([new LedgerEntry("GET", "/x", "200", 0, 0)], closing.Ledger);
        Assert.Equal(1234, closing.DurationMs);
    }

    // Time passes only where a test is about time: on a busy machine a thread may wait long for its turn.
    Task<Closing> RunAsync(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect, CollectionBudget? budget = null) =>
        CollectionOf(collect, budget).RunAsync(Command(Budget), KeepAsync, _stopping.Token);

    async Task<Closing> RunInTimeAsync(
        Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect, CollectionBudget? budget = null, TimeSpan? timeBudget = null)
    {
        _kept.Clear();
        var running = CollectionOf(collect, budget).RunAsync(Command(timeBudget ?? Budget), KeepAsync, _stopping.Token);
        await _clock.AdvanceUntilAsync(running);
        return await running;
    }

    Collection CollectionOf(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect, CollectionBudget? budget = null) =>
        Wrapper.Of(new FakeConnector(collect), _clock, budget: budget, limits: new SourceLimits(TimeSpan.FromMinutes(1)));

    Task KeepAsync(CapturedEvidenceItem item, int size)
    {
        _kept.Add(item);
        return Task.CompletedTask;
    }

    static (Outcome, int?) Proof(Closing closing) => (closing.Outcome, closing.Answered);

    static (Outcome, string?) Said(Closing closing) => (closing.Outcome, closing.Reason);

    static async IAsyncEnumerable<CapturedItem> Hang(int after, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var i = 0; i < after; i++) yield return Item(i);
        await new TaskCompletionSource().Task.WaitAsync(ct);
    }

    static async IAsyncEnumerable<CapturedItem> Turn(Exception into, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            throw into;
        }

        yield break;
    }

    static async IAsyncEnumerable<CapturedItem> Block(ManualResetEventSlim until)
    {
        until.Wait(TestContext.Current.CancellationToken);
        await Task.CompletedTask;
        yield break;
    }

    static async IAsyncEnumerable<CapturedItem> HangInFinally()
    {
        try
        {
            for (var i = 0; ; i++) yield return Item(i);
        }
        finally
        {
            await new TaskCompletionSource().Task;
        }
    }
}
