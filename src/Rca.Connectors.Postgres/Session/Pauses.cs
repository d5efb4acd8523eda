using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>How long a collection may do nothing between two readings, by its time budget and by the patience of who watches its progress.</summary>
sealed class Pauses(TimeLeft? time, TimeSpan noProgress, TimeProvider clock)
{
    // For the reading after the pause: a transaction with its guards, and the evidence's way out.
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1.5);

    // The watch looks now and then, and a pause that just fits would be cut by the next request being slow.
    const double PartOfPatience = 0.75;

    /// <summary>What is allowed of the time that is wanted; zero when none is.</summary>
    public TimeSpan Allowed(TimeSpan wanted)
    {
        var most = noProgress * PartOfPatience;
        if (time is not null && time.Left - Reserve < most) most = time.Left - Reserve;
        return wanted < most ? wanted : most > TimeSpan.Zero ? most : TimeSpan.Zero;
    }

    public Task WaitAsync(TimeSpan pause, CancellationToken ct) => Task.Delay(pause, clock, ct);
}
