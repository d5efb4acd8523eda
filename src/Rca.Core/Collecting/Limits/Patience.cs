namespace Rca.Core.Collecting;

/// <summary>How long a connector is worked with, and, a grace later, when it is left behind because it did not heed the first.</summary>
sealed class Patience : IDisposable
{
    readonly CancellationTokenSource _work = new();
    readonly ITimer _timer;
    readonly CancellationTokenSource _leave;
    readonly CancellationTokenRegistration _stop;
    readonly TimeSpan _grace;
    bool _isShortened;
    bool _isEnded;

    public Patience(TimeSpan left, TimeSpan grace, TimeProvider clock, CancellationToken stopping)
    {
        (_leave, _grace) = (new CancellationTokenSource(left + grace, clock), grace);
        _timer = clock.CreateTimer(static self => ((Patience)self!).CancelWork(), this, left, Timeout.InfiniteTimeSpan);
        _stop = stopping.UnsafeRegister(static self => ((Patience)self!).Stop(), this);
    }

    /// <summary>The connector's token.</summary>
    public CancellationToken Work => _work.Token;

    /// <summary>When nothing more is waited for.</summary>
    public CancellationToken Leave => _leave.Token;

    /// <summary>Whether it was ended for want of progress.</summary>
    public bool Stalled { get; private set; }

    /// <summary>Whether work was cut off, before its own end.</summary>
    public bool WasCut { get; private set; }

    public void Stall()
    {
        Stalled = true;
        _leave.CancelAfter(_grace);
        CancelWork();
    }

    /// <summary>Cuts work off after this time, unless it is cut off sooner. The first call counts.</summary>
    public void EndWithin(TimeSpan time, TimeSpan left)
    {
        if (_isShortened || time >= left) return;
        _isShortened = true;
        _timer.Change(time, Timeout.InfiniteTimeSpan);
        _leave.CancelAfter(time + _grace);
    }

    /// <summary>Work is over; whoever still does some is told so.</summary>
    public void End()
    {
        if (_isEnded) return;
        (_isEnded, WasCut) = (true, _work.IsCancellationRequested);
        CancelWork();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _timer.Dispose();
        _work.Dispose();
        _leave.Dispose();
    }

    void Stop()
    {
        _leave.Cancel();
        CancelWork();
    }

    // What a connector does on its token, throw or hang, is not waited for, and does not keep the timer's thread.
    void CancelWork()
    {
        try
        {
            _ = _work.CancelAsync().ContinueWith(static t => _ = t.Exception, TaskScheduler.Default);
        }
        catch (ObjectDisposedException)
        {
            // The timer came as work ended by itself.
            return;
        }
    }
}
