using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;

namespace Rca.Core.Collecting;

/// <summary>The strategies around each time that a source is asked, the outer one first: ask again, circuit breaker, rate.</summary>
static class SourcePipeline
{
    const int MaximumRetries = 2;
    const int SilencesToOpen = 5;
    static readonly TimeSpan SamplingTime = TimeSpan.FromMinutes(2);
    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // What is asked again must also have time to be answered.
    static readonly TimeSpan TimeToAnswer = TimeSpan.FromSeconds(1);

    /// <summary>How long an open circuit stays so before one collection may try again.</summary>
    public static TimeSpan Break { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The time budget, in the context of each execution.</summary>
    public static ResiliencePropertyKey<TimeLeft> Time { get; } = new("time");

    public static ResiliencePipeline<Enumerated> Build(int? perMinute, TimeProvider clock, Func<double> random)
    {
        var builder = new ResiliencePipelineBuilder<Enumerated> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Enumerated>
            {
                MaxRetryAttempts = MaximumRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstWait,
                UseJitter = true,
                Randomizer = random,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { MayAskAgain: true } result && IsInTime(result.Ending, args.Context, clock)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.Ending.Until is { } until ? (TimeSpan?)Wait(until, clock, random) : null),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Enumerated>
            {
                FailureRatio = 1,
                MinimumThroughput = SilencesToOpen,
                SamplingDuration = SamplingTime,
                BreakDuration = Break,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { WasSilent: true }),
            });
        if (perMinute is { } limit)
        {
            var pace = new Pace(limit, limit, clock);
            builder.AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = args => pace.WaitAsync(TimeOf(args.Context).Left, args.Context.CancellationToken) });
        }

        return builder.Build();
    }

    static bool IsInTime(Ending ending, ResilienceContext context, TimeProvider clock)
    {
        // A source that is too busy and does not say for how long is left alone.
        if (ending is { Outcome: Rca.Contracts.Outcome.Throttled, Until: null }) return false;
        var wait = ending.Until is { } until ? until - clock.GetUtcNow() : FirstWait;
        return wait + TimeToAnswer < TimeOf(context).Left;
    }

    // Those that were told the same time do not all come at it.
    static TimeSpan Wait(DateTimeOffset until, TimeProvider clock, Func<double> random)
    {
        var wait = until - clock.GetUtcNow();
        return (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) + FirstWait * random();
    }

    static TimeLeft TimeOf(ResilienceContext context) => context.Properties.GetValue(Time, null!);
}
