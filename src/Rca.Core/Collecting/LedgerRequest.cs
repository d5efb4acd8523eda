using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A request that was admitted to the ledger. Until <see cref="Answer"/> is called it counts as lost.</summary>
public sealed class LedgerRequest : IDisposable
{
    readonly Action _answered;
    readonly Action _over;
    readonly string _verb;
    readonly string _resource;
    readonly string? _selector;
    readonly int _try;
    readonly TimeProvider _clock;
    readonly long _began;
    readonly Lock _gate = new();
    string _status = "lost";
    long _bytes;
    TimeSpan? _took;

    internal LedgerRequest(Action answered, Action over, string verb, string resource, string? selector, int @try, TimeProvider clock) =>
        (_answered, _over, _verb, _resource, _selector, _try, _clock, _began) = (answered, over, verb, resource, selector, @try, clock, clock.GetTimestamp());

    /// <summary>Counts bytes of the answer that were read.</summary>
    public void Read(long bytes)
    {
        lock (_gate) _bytes += bytes;
    }

    /// <summary>Says that the answer came to its end, and what it was: an HTTP status, <c>ok</c>, or a SQLSTATE. Only the first one counts.</summary>
    public void Answer(string status)
    {
        lock (_gate)
        {
            if (_took is not null) return;
            (_status, _took) = (status, _clock.GetElapsedTime(_began));
        }

        _answered();
        _over();
    }

    /// <summary>The request is over. What was not answered until now is lost.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_took is not null) return;
            _took = _clock.GetElapsedTime(_began);
        }

        _over();
    }

    internal LedgerEntry ToEntry()
    {
        lock (_gate)
            return new LedgerEntry(_verb, _resource, _status, _bytes, (long)(_took ?? _clock.GetElapsedTime(_began)).TotalMilliseconds, _selector, _try);
    }
}
