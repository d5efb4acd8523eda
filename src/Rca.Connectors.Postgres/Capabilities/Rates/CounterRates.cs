using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>What the counters of one set come to in a window.</summary>
sealed class CounterRates
{
    readonly RateWindow _window;
    readonly CounterSet? _before;
    readonly CounterSet _now;

    /// <summary>Of two readings; either may be missing, not both.</summary>
    public CounterRates(RateWindow window, CounterSet? before, CounterSet? after)
    {
        (_window, _before, _now) = (window, before, after ?? before ?? throw new ArgumentNullException(nameof(before)));
        Validity = window.Judge(before, after);
    }

    public RateValidity Validity { get; }

    /// <summary>One counter; where this server has none, for the reason given.</summary>
    public CounterRate Of(string counter, UnknownReason absent = UnknownReason.NotSupported)
    {
        if (!_window.Last.TrackCounts) return Unknown(UnknownReason.NotTracked);
        if (_now.Values[counter] is not { } total) return Unknown(absent);
        var (perSecond, average) = (PerSecond(counter, total), Average(total));
        return new CounterRate(Quantity.Of(total), perSecond, average, Ratio(perSecond, average));
    }

    /// <summary>The part that one counter's growth has in that of both, and the same over their lifetime.</summary>
    public (Quantity Now, Quantity Lifetime) Part(string counter, string rest)
    {
        if (!_window.Last.TrackCounts) return (Quantity.Unknown(UnknownReason.NotTracked), Quantity.Unknown(UnknownReason.NotTracked));
        if (_now.Values[counter] is not { } one || _now.Values[rest] is not { } other)
            return (Quantity.Unknown(UnknownReason.NotSupported), Quantity.Unknown(UnknownReason.NotSupported));
        var now = Validity != RateValidity.Valid ? Quantity.Unknown(Reason(Validity))
            : _before!.Values[counter] is { } oneBefore && _before.Values[rest] is { } otherBefore ? Part(one - oneBefore, other - otherBefore)
            : Quantity.Unknown(UnknownReason.Discontinuous);
        return (now, Part(one, other));
    }

    public static CounterRate Unknown(UnknownReason reason) =>
        new(Quantity.Unknown(reason), Quantity.Unknown(reason), Quantity.Unknown(reason), Quantity.Unknown(reason));

    Quantity PerSecond(string counter, double total)
    {
        if (Validity != RateValidity.Valid) return Quantity.Unknown(Reason(Validity));
        if (_before!.Values[counter] is not { } before) return Quantity.Unknown(UnknownReason.Discontinuous);
        var rate = (total - before) / _window.Seconds;
        return _window.LowerBounds ? Quantity.AtLeast(rate) : Quantity.Of(rate);
    }

    Quantity Average(double total)
    {
        var point = _window.Last;
        var seconds = point.AtEpoch - Math.Max(_now.ResetEpoch ?? point.StartedEpoch, point.StartedEpoch);
        return seconds > 0 ? Quantity.Of(total / seconds) : Quantity.Unknown(UnknownReason.WindowTooShort);
    }

    // Over nothing there is no ratio.
    static Quantity Ratio(Quantity now, Quantity average) =>
        average.Kind == QuantityKind.Unknown ? average
        : average.Number <= 0 ? Quantity.Unknown(UnknownReason.NotReported)
        : now.Kind switch
        {
            QuantityKind.Value => Quantity.Of(now.Number / average.Number),
            QuantityKind.AtLeast => Quantity.AtLeast(now.Number / average.Number),
            _ => now,
        };

    static Quantity Part(double one, double other) => one + other > 0 ? Quantity.Of(one / (one + other)) : Quantity.Unknown(UnknownReason.NotReported);

    static UnknownReason Reason(RateValidity validity) => validity == RateValidity.WindowTooShort ? UnknownReason.WindowTooShort : UnknownReason.Discontinuous;
}
