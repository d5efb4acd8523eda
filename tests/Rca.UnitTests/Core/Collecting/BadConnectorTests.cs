using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;
using static Rca.UnitTests.Core.Collecting.Wrapper;

namespace Rca.UnitTests.Core.Collecting;

/// <summary>What a connector may do to the process that it lives in, short of ending it.</summary>
public sealed class BadConnectorTests
{
    readonly FakeTimeProvider _clock = new(Now);
    readonly List<CapturedEvidenceItem> _kept = [];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_million_items_are_read_for_a_bounded_while_and_both_ends_are_kept()
    {
        var closing = await RunAsync((_, _) => Yield(10_000_000), new CollectionBudget(Items: 320));
        Assert.Equal((Outcome.Truncated, "item-budget", 320), (closing.Outcome, closing.Reason, closing.Items));
        Assert.Equal(Enumerable.Range(0, 300), _kept.Take(300).Select(Number));
        Assert.True(Number(_kept[^1]) > 320);
        Assert.Equal(closing.Elided!.Items.Number, Number(_kept[300]) - 300);
        Assert.InRange(closing.DurationMs, 0, 2_600);
    }

    [Fact]
    public async Task What_is_yielded_after_cancellation_is_not_kept()
    {
        var closing = await RunAsync((_, ct) => AfterCancellation(ct));
        Assert.Equal((Outcome.Truncated, "time-budget", 1), (closing.Outcome, closing.Reason, closing.Items));
        Assert.Single(_kept);
    }

    [Fact]
    public async Task Piece_without_end_is_written_no_further_than_its_budget()
    {
        var closing = await RunAsync((_, _) => Endless());
        Assert.Equal((Outcome.Truncated, "item-too-large", 1), (closing.Outcome, closing.Reason, closing.Items));
        Assert.Equal(7, Number(_kept.Single()));
    }

    [Fact]
    public async Task Callback_that_hangs_on_the_token_holds_nothing_up()
    {
        using var release = new ManualResetEventSlim();
        var closing = await RunAsync((_, ct) => Hold(release, ct));
        release.Set();
        Assert.Equal((Outcome.TimedOut, "time-budget"), (closing.Outcome, closing.Reason));
    }

    [Fact]
    public async Task Evidence_that_is_not_declared_is_a_fault()
    {
        var closing = await RunAsync((_, _) => Undeclared());
        Assert.Equal((Outcome.Failed, "unexpected"), (closing.Outcome, closing.Reason));
        Assert.Empty(_kept);
    }

    async Task<Closing> RunAsync(Func<CollectRequest, CancellationToken, IAsyncEnumerable<CapturedItem>> collect, CollectionBudget? budget = null)
    {
        var running = Of(new FakeConnector(collect), _clock, budget, SourceLimits.Default with { NoProgress = TimeSpan.FromMinutes(5) })
            .RunAsync(Command(TimeSpan.FromSeconds(10)), KeepAsync, Ct);
        await _clock.AdvanceUntilAsync(running);
        return await running;
    }

    Task KeepAsync(CapturedEvidenceItem item, int size)
    {
        _kept.Add(item);
        return Task.CompletedTask;
    }

    static int Number(CapturedEvidenceItem item) => item.Fields.GetProperty("number").GetInt32();

    static async IAsyncEnumerable<CapturedItem> AfterCancellation([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return Item(0);
        await new TaskCompletionSource().Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var i = 1; ; i++) yield return Item(i);
    }

    static async IAsyncEnumerable<CapturedItem> Endless()
    {
        await Task.Yield();
        yield return new CapturedItem(new Numbers(Forever()), Now);
        yield return Item(7);
    }

    static IEnumerable<int> Forever()
    {
        while (true) yield return 1;
    }

    static async IAsyncEnumerable<CapturedItem> Hold(ManualResetEventSlim release, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var registration = ct.Register(() => release.Wait(Ct));
        await new TaskCompletionSource().Task;
        yield break;
    }

    static async IAsyncEnumerable<CapturedItem> Undeclared()
    {
        await Task.Yield();
        yield return new CapturedItem(new { Password = "EXAMPLE" }, Now);
    }

    [Evidence("test.numbers/1")]
    sealed record Numbers([Operational("numbers")] IEnumerable<int> All);
}
