using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Rca.Contracts;
using Outcome = Rca.Contracts.Outcome;

namespace Rca.Core.Collecting;

/// <summary>What stands before a source, shared by all commands for it in this process: how many at once, how many a minute, the circuit breaker, and asking again.</summary>
sealed class SourceGate : IDisposable
{
    readonly ConcurrencyLimiter _places;
    readonly ResiliencePipeline<Enumerated> _pipeline;
    readonly int _concurrency;
    readonly TimeProvider _clock;

    public SourceGate(int concurrency, int? perMinute, TimeProvider clock, Func<double> random)
    {
        (_concurrency, _clock) = (concurrency, clock);
        _places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = concurrency, QueueLimit = int.MaxValue });
        _pipeline = SourcePipeline.Build(perMinute, clock, random);
    }

    public async Task<Enumerated> RunAsync(Func<CancellationToken, Task<Enumerated>> enumerate, TimeLeft time, CancellationToken stopping)
    {
        using var timeUp = new CancellationTokenSource(time.Left, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stopping);
        Enumerated? last = null;
        RateLimitLease? place = null;
        var context = ResilienceContextPool.Shared.Get(either.Token);
        context.Properties.Set(SourcePipeline.Time, time);
        try
        {
            place = await _places.AcquireAsync(1, either.Token);
            return await _pipeline.ExecuteAsync(async _ => last = await enumerate(stopping), context);
        }
        catch (BrokenCircuitException e)
        {
            return last ?? NotAsked(new Ending(
                Outcome.Unreachable, "circuit-open", "this source gave no answer several times in a row, so it is not asked for a while", Until: In(e.RetryAfter ?? SourcePipeline.Break)));
        }
        catch (RateLimiterRejectedException e)
        {
            return last ?? NotAsked(new Ending(
                Outcome.Throttled, "own-rate-limit", "limits.collectionsPerMinute of this source is used up until after the time budget", Until: In(e.RetryAfter ?? TimeSpan.Zero)));
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return last ?? NotAsked(new Ending(
                Outcome.Throttled, "own-concurrency-limit", $"{_concurrency} other collections of this source, which is its limits.concurrency, were under way until the time was up"));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            // A connector that was left behind still leans on its source, and keeps its place while it does.
            if (place is not null) _ = (last?.Done ?? Task.CompletedTask).ContinueWith(_ => place.Dispose(), TaskScheduler.Default);
        }
    }

    public void Dispose() => _places.Dispose();

    DateTimeOffset In(TimeSpan wait) => _clock.GetUtcNow() + wait;

    static Enumerated NotAsked(Ending ending) => new(ending, 0, new Elision(0, Quantity.AtLeast(0), Quantity.AtLeast(0)), MayAskAgain: false, WasSilent: false, Task.CompletedTask);
}
