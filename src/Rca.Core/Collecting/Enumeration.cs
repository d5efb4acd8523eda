using System.Threading.Channels;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Runs through a connector's stream once. The connector has a thread of its own, for it may block the one that it is called on;
/// what it yields comes over a short queue, so that it can be left behind between any two pieces.
/// </summary>
sealed class Enumeration(IConnector connector, CollectionBudget budget, TimeSpan noProgress, TimeProvider clock)
{
    // A connector that does not heed its token is left behind after this.
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // How long it is read on when a budget is reached, for the last pieces.
    static readonly TimeSpan ReadOn = TimeSpan.FromSeconds(2);

    const int QueueLength = 16;

    public async Task<Enumerated> RunAsync(CollectRequest request, TimeLeft time, Func<CapturedEvidenceItem, int, Task> keep, CancellationToken stopping)
    {
        var before = request.Ledger.Answered;
        var queue = Channel.CreateBounded<Piece>(new BoundedChannelOptions(QueueLength) { SingleReader = true, SingleWriter = true });
        var pieces = new HeadAndTail(budget, keep);
        var pump = new Pump(connector, request, budget.ItemBytes, queue.Writer);
        using var patience = new Patience(time.Left, Grace, clock, stopping);
        var done = Task.Run(() => pump.RunAsync(patience.Work), stopping);
        var leftBehind = false;
        await using (new ProgressWatch(noProgress, () => pump.IsHandingOver ? null : pump.Yielded + request.Ledger.Over, patience.Stall, clock))
        {
            try
            {
                while (await queue.Reader.WaitToReadAsync(patience.Leave))
                    while (queue.Reader.TryRead(out var piece))
                    {
                        await pieces.AddAsync(piece);
                        if (pieces.Reached is not null) patience.EndWithin(ReadOn, time.Left);
                    }
            }
            catch (OperationCanceledException) when (patience.Leave.IsCancellationRequested)
            {
                leftBehind = true;
            }
            finally
            {
                patience.End();
            }
        }

        if (!leftBehind) await done.WaitAsync(Grace, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var facts = new EndingFacts
        {
            Stopped = stopping.IsCancellationRequested,
            Kept = pieces.Kept,
            Budget = pieces.Reached,
            TimeIsUp = patience is { WasCut: true, Stalled: false },
            Stalled = patience is { WasCut: true, Stalled: true },
            LeftBehind = leftBehind,
            Error = leftBehind ? null : pump.Error,
            Answered = LedgerProof.Permitted(request.Ledger.Entries),
            Now = clock.GetUtcNow(),
        };
        var ending = EndingTable.Decide(facts) ?? throw new OperationCanceledException(stopping);
        await pieces.FlushAsync();
        return new Enumerated(
            ending,
            facts.Kept,
            pieces.Elided(toTheEnd: !patience.WasCut && facts is { LeftBehind: false, Error: null }),
            MayAskAgain: pump.Yielded == 0 && done.IsCompleted && ending.Outcome is Outcome.Unreachable or Outcome.Throttled && facts.Error is not SourceFailureException { IsFull: true },
            WasSilent: ending.Outcome is Outcome.Unreachable or Outcome.TimedOut && request.Ledger.Answered == before,
            done);
    }
}
