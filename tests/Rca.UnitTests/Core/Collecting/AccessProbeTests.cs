using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.UnitTests.Testing;
using Xunit;
using static Rca.UnitTests.Core.Collecting.FakeConnector;

namespace Rca.UnitTests.Core.Collecting;

public sealed class AccessProbeTests
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    static readonly LedgerEntry Collecting = new("GET", "/collecting", "200", 1, 0);
    static readonly LedgerEntry Asking = new("GET", "/asking", "200", 1, 0);

    readonly FakeTimeProvider _clock = new(Now);
    readonly AccessProbes _probes;
    int _asked;
    Func<Ledger, CancellationToken, Task<ProbeReport>> _answer = static (_, _) =>
        Task.FromResult(new ProbeReport(true, "reader", [new("b", true), new("c", false), new("a", true), new("d", null)]));

    public AccessProbeTests() => _probes = new AccessProbes(_clock);

    [Fact]
    public async Task Closing_gets_the_report_and_the_ledger_the_requests_that_it_took()
    {
        var closing = await CloseAsync(Outcome.Collected);
        Assert.Equal([Collecting, Asking], closing.Ledger);
        var access = closing.Access!;
        Assert.Equal((Now, true, "reader", "a b", "c", "d"),
            (access.ProbedAt, access.Reachable, access.Identity, string.Join(' ', access.Held), string.Join(' ', access.Missing), string.Join(' ', access.Unknown)));
    }

    [Fact]
    public async Task Closing_gets_the_findings_in_one_order_and_no_empty_list()
    {
        Assert.Null((await CloseAsync(Outcome.Collected)).Access!.Findings);
        _clock.Advance(TimeSpan.FromMinutes(11));
        _answer = static (_, _) => Task.FromResult(new ProbeReport(true, "reader", [], Findings: ["z", "a", "z"]));
        Assert.Equal(["a", "z"], (await CloseAsync(Outcome.Collected)).Access!.Findings!);
    }

    [Fact]
    public async Task Report_is_shared_until_it_is_ten_minutes_old()
    {
        await CloseAsync(Outcome.Collected);
        _clock.Advance(TimeSpan.FromMinutes(9.9));
        var second = await CloseAsync(Outcome.Empty);
        Assert.Equal((Now, 1, 1), (second.Access!.ProbedAt, _asked, second.Ledger.Count));
        _clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal((_clock.GetUtcNow(), 2), ((await CloseAsync(Outcome.Empty)).Access!.ProbedAt, _asked));
    }

    [Fact]
    public async Task Probe_that_throws_costs_the_report_and_is_not_repeated_by_every_command()
    {
        _answer = static (ledger, _) =>
        {
            ledger.Enter(Asking);
            throw new InvalidOperationException("EXAMPLE");
        };
        var closing = await CloseAsync(Outcome.Collected);
        Assert.Equal((Outcome.Collected, null, 3), (closing.Outcome, closing.Access, closing.Ledger.Count));
        await CloseAsync(Outcome.Collected);
        Assert.Equal(1, _asked);
        _clock.Advance(TimeSpan.FromMinutes(1.1));
        await CloseAsync(Outcome.Collected);
        Assert.Equal(2, _asked);
    }

    [Theory]
    [InlineData(Outcome.Unreachable)]
    [InlineData(Outcome.Throttled)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Failed)]
    public async Task Source_that_did_not_answer_is_not_asked_a_second_time(Outcome outcome)
    {
        var closing = await CloseAsync(outcome);
        Assert.Equal((0, null), (_asked, closing.Access));
    }

    [Fact]
    public async Task Refusal_of_what_the_source_answered_gets_the_report_and_one_before_it_was_asked_does_not()
    {
        Assert.Equal((0, null), (_asked, (await CloseAsync(Outcome.Refused, asked: [])).Access));
        Assert.Equal((0, null), (_asked, (await CloseAsync(Outcome.Refused, asked: [Collecting with { Status = "403" }])).Access));
        Assert.NotNull((await CloseAsync(Outcome.Refused)).Access);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Commands_of_one_source_at_once_probe_it_once()
    {
        var answer = new TaskCompletionSource<ProbeReport>();
        _answer = (_, _) => answer.Task;
        var closings = Enumerable.Range(0, 8).Select(_ => CloseAsync(Outcome.Collected)).ToList();
        answer.SetResult(new ProbeReport(true, null, []));
        Assert.All(await Task.WhenAll(closings), c => Assert.NotNull(c.Access));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Probe_that_hangs_and_is_deaf_is_left_within_the_time_budget()
    {
        var never = new TaskCompletionSource<ProbeReport>();
        _answer = (_, _) => never.Task;
        var closing = CloseAsync(Outcome.Collected, TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(3));
        // In real time: without its limit it would never end.
        var closed = await closing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.Collected, null), (closed.Outcome, closed.Access));
    }

    [Fact]
    public async Task Command_without_time_does_not_probe()
    {
        Assert.Null((await CloseAsync(Outcome.Collected, TimeSpan.Zero)).Access);
        Assert.Equal(0, _asked);
    }

    async Task<Closing> CloseAsync(Outcome outcome, TimeSpan? budget = null, IReadOnlyList<LedgerEntry>? asked = null)
    {
        var connector = new ProbedConnector((ledger, ct) =>
        {
            Interlocked.Increment(ref _asked);
            ledger.Enter(Asking);
            return _answer(ledger, ct);
        });
        var source = new CollectedSource(Planning.Routes.Configuration().Sources["prod"], connector);
        var probe = _probes.For(source, budget ?? Budget, TestContext.Current.CancellationToken);
        return await probe.AddToAsync(new Closing(outcome, 0, 1, asked ?? [Collecting]));
    }

    sealed class ProbedConnector(Func<Ledger, CancellationToken, Task<ProbeReport>> probe) : IConnector
    {
        public ConnectorDescriptor Describe() => throw new NotSupportedException();

        public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) => probe(ledger, cancellationToken);

        public IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
