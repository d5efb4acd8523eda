using System.Net.Sockets;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Runs a connector once: deadline, budgets and the outcome. Whatever the connector does, it ends within the time budget and a grace,
/// and nothing of an exception's text gets out.
/// </summary>
sealed class Collection(IConnector connector, CollectionBudget budget, TimeProvider clock)
{
    // A connector that does not heed its token is left behind after this.
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    public async Task<Closing> RunAsync(CollectRequest request, TimeSpan timeBudget, Func<CapturedEvidenceItem, int, Task> keep, CancellationToken stopping)
    {
        var started = clock.GetTimestamp();
        var items = 0;
        var (outcome, reason, detail) = await EnumerateAsync();
        return new Closing(outcome, items, (long)clock.GetElapsedTime(started).TotalMilliseconds, request.Ledger.Entries, reason, detail, LedgerElided: request.Ledger.Elided);

        async Task<(Outcome, string?, string?)> EnumerateAsync()
        {
            if (timeBudget <= TimeSpan.Zero) return Ended(Outcome.TimedOut, "time-budget", "no time was left to collect");
            using var timeUp = new CancellationTokenSource(timeBudget, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stopping);
            var abandoned = false;
            IAsyncEnumerator<CapturedItem>? enumerator = null;
            try
            {
                enumerator = connector.CollectAsync(request, either.Token).GetAsyncEnumerator(either.Token);
                long bytes = 0;
                while (true)
                {
                    // On a thread of its own: a connector may also block the one it is called on.
                    var next = Task.Run(() => enumerator.MoveNextAsync().AsTask(), stopping);
                    var left = timeBudget - clock.GetElapsedTime(started);
                    try
                    {
                        if (!await next.WaitAsync((left > TimeSpan.Zero ? left : TimeSpan.Zero) + Grace, clock, stopping)) break;
                    }
                    catch (TimeoutException) when (!next.IsCompleted)
                    {
                        abandoned = true;
                        Forget(next);
                        return Ended(Outcome.TimedOut, "time-budget", "the connector did not stop when its time was up");
                    }
                    catch (OperationCanceledException) when (!next.IsCompleted)
                    {
                        abandoned = true;
                        Forget(next);
                        throw;
                    }

                    var item = enumerator.Current;
                    var fields = EvidenceKind.Write(item.Evidence);
                    var size = JsonSerializer.SerializeToUtf8Bytes(fields).Length;
                    if (size > budget.ItemBytes) return Ended(Outcome.Truncated, "item-too-large", "a piece of evidence was larger than the budget for one");
                    if (items == budget.Items) return Ended(Outcome.Truncated, "item-budget", "more pieces of evidence came than the budget allows");
                    if (bytes + size > budget.Bytes) return Ended(Outcome.Truncated, "byte-budget", "more bytes came than the budget allows");
                    bytes += size;
                    items++;
                    await keep(new CapturedEvidenceItem(KindOf(item.Evidence), item.ObservedAt, fields, item.OccurredAt), size);
                }

                return items == 0 ? (Outcome.Empty, null, null) : (Outcome.Collected, null, null);
            }
            catch (Exception e) when (stopping.IsCancellationRequested && e is not OperationCanceledException)
            {
                // Whatever a connector makes of being stopped, it says nothing about its source.
                throw new OperationCanceledException(stopping);
            }
            catch (SourceFailureException e)
            {
                return Ended(e.Outcome, e.Reason, e.Detail);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // We are being stopped: the command goes back to the bus, and nothing is reported failed for it.
                throw;
            }
            catch (Exception e) when (timeUp.IsCancellationRequested && e is OperationCanceledException or HttpRequestException or SocketException or IOException)
            {
                return Ended(Outcome.TimedOut, "time-budget", null);
            }
            catch (Exception e) when (e is HttpRequestException or SocketException or IOException)
            {
                return Ended(Outcome.Unreachable, "network", "the connection to the source failed");
            }
            catch (Exception e) when (e is not Messaging.BusUnavailableException and not Messaging.NoRouteException)
            {
                return Ended(Outcome.Failed, "unexpected", $"the connector threw {e.GetType().Name}");
            }
            finally
            {
                if (enumerator is not null && !abandoned) await DisposeQuietlyAsync(enumerator);
            }
        }

        (Outcome, string?, string?) Ended(Outcome outcome, string reason, string? detail) =>
            items > 0 ? (Outcome.Truncated, reason, detail) : (outcome, reason, detail);
    }

    static string KindOf(object evidence) =>
        evidence.GetType().GetCustomAttributes(typeof(EvidenceAttribute), inherit: false).OfType<EvidenceAttribute>().Single().Kind;

    static void Forget(Task task) => _ = task.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);

    // What a connector does while it is disposed, throw or hang, changes nothing about what it yielded.
    async Task DisposeQuietlyAsync(IAsyncDisposable enumerator)
    {
        var disposed = Task.Run(() => enumerator.DisposeAsync().AsTask());
        try
        {
            await disposed.WaitAsync(Grace, clock);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Forget(disposed);
        }
    }
}
