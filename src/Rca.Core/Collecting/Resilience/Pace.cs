using System.Threading.RateLimiting;

namespace Rca.Core.Collecting;

/// <summary>
/// So many a minute, and a burst of them at once (a token bucket). The library's own bucket counts by the machine's clock, and queues without telling how long the wait is.
/// Safe for concurrent use.
/// </summary>
/// <param name="perMinute">How many a minute.</param>
/// <param name="burst">How many at once.</param>
/// <param name="clock">Time.</param>
public sealed class Pace(int perMinute, int burst, TimeProvider clock)
{
    readonly TimeSpan _each = TimeSpan.FromMinutes(1) / perMinute;
    readonly Lock _lock = new();
    DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn, or refuses at once when that comes later than within <paramref name="patience"/>.</summary>
    public async ValueTask<RateLimitLease> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var first = now - _each * (burst - 1);
            var turn = _next > first ? _next : first;
            wait = turn > now ? turn - now : TimeSpan.Zero;
            if (wait >= patience) return new Turn(wait);
            _next = turn + _each;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        return new Turn(null);
    }

    sealed class Turn(TimeSpan? refusedFor) : RateLimitLease
    {
        public override bool IsAcquired => refusedFor is null;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? refusedFor : null;
            return metadata is not null;
        }
    }
}
