namespace Rca.Core.Collecting;

/// <summary>Says so, once, when for a while a number stays the same; null is progress too.</summary>
sealed class ProgressWatch : IAsyncDisposable
{
    // It looks this often within the time, and is that much late at most.
    const int Looks = 4;

    readonly TimeSpan _patience;
    readonly Func<long?> _progress;
    readonly Action _stalled;
    readonly TimeProvider _clock;
    readonly ITimer _timer;
    long? _seen;
    long _since;
    bool _said;

    public ProgressWatch(TimeSpan patience, Func<long?> progress, Action stalled, TimeProvider clock)
    {
        (_patience, _progress, _stalled, _clock) = (patience, progress, stalled, clock);
        (_seen, _since) = (progress(), clock.GetTimestamp());
        _timer = clock.CreateTimer(static watch => ((ProgressWatch)watch!).Look(), this, patience / Looks, patience / Looks);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    void Look()
    {
        var seen = _progress();
        if (seen is null || seen != _seen) (_seen, _since) = (seen, _clock.GetTimestamp());
        else if (!_said && _clock.GetElapsedTime(_since) >= _patience)
        {
            _said = true;
            _stalled();
        }
    }
}
