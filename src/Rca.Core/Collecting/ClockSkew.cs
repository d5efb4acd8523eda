using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>How far another clock is ahead of ours, from several answers: what all of them allow.</summary>
sealed class ClockSkew
{
    (TimeSpan AtLeast, TimeSpan AtMost)? _bounds;

    /// <summary>Outwards to whole milliseconds.</summary>
    public MillisecondRange? Range => _bounds is { } b
        ? new MillisecondRange((long)Math.Floor(b.AtLeast.TotalMilliseconds), (long)Math.Ceiling(b.AtMost.TotalMilliseconds))
        : null;

    public void Add(TimeSpan atLeast, TimeSpan atMost)
    {
        if (_bounds is not { } known)
        {
            _bounds = (atLeast, atMost);
            return;
        }

        var (low, high) = (Max(known.AtLeast, atLeast), Min(known.AtMost, atMost));
        // A clock that was set meanwhile, or several servers behind one name: then either may be true.
        _bounds = low <= high ? (low, high) : (Min(known.AtLeast, atLeast), Max(known.AtMost, atMost));
    }

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
