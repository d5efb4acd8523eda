using CsCheck;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class RateTests
{
    const string Counter = "deadlocks";
    const string Rest = "xact_commit";

    static readonly ServerPoint Point = new(
        AtEpoch: 1_000, SystemIdentifier: 7, InRecovery: false, StartedEpoch: 100, TrackCounts: true, OldestTransaction: null, Unseen: 0);

    // Few values each, so that equal and different ones both come up.
    static readonly Gen<ServerPoint> Points = Gen.Select(Gen.Double[990, 1_010], Gen.Long[7, 8], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Double[0, 20], Gen.Long[0, 1])
        .Select(p => Point with { AtEpoch = p.Item1, SystemIdentifier = p.Item2, InRecovery = p.Item3 == 0, StartedEpoch = p.Item4 == 0 ? 101 : 100, OldestTransaction = p.Item5, Unseen = p.Item6 });

    static readonly Gen<CounterSet?> Sets = Gen.Select(Gen.Int[0, 4], Gen.Double[0, 50], Gen.Int[0, 9])
        .Select((reset, value, absent) => absent == 0 ? null : Set(value, reset switch { 0 => null, 1 => 51, _ => 50 }));

    static CounterSet Set(double? value, double? reset = 50, double? rest = 0) =>
        new(reset, new Dictionary<string, double?>(StringComparer.Ordinal) { [Counter] = value, [Rest] = rest });

    [Fact]
    public void Rate_is_known_exactly_where_both_readings_are_of_one_series_and_far_enough_apart() =>
        Gen.Select(Points, Points, Sets, Sets).Where(r => r.Item3 is not null || r.Item4 is not null).Sample((first, second, before, after) =>
        {
            var oneSeries = before is not null && after is not null && first.SystemIdentifier == second.SystemIdentifier && first.InRecovery == second.InRecovery
                && first.StartedEpoch.Equals(second.StartedEpoch) && Nullable.Equals(before.ResetEpoch, after.ResetEpoch) && after.Values[Counter] >= before.Values[Counter];
            var rates = new CounterRates(new RateWindow(first, second), before, after);
            var rate = rates.Of(Counter).PerSecond;
            Assert.Equal(oneSeries && second.AtEpoch - first.AtEpoch >= 2, rate.Kind != QuantityKind.Unknown);
            Assert.Equal(rates.Validity == RateValidity.Valid, rate.Kind != QuantityKind.Unknown);
            Assert.True(rate.Number >= 0);
            if (rate.Kind == QuantityKind.Unknown)
                Assert.Equal(rates.Validity == RateValidity.WindowTooShort ? UnknownReason.WindowTooShort : UnknownReason.Discontinuous, rate.Reason);
        }, iter: 5_000);

    [Fact]
    public void Rate_is_a_lower_bound_exactly_where_a_transaction_may_be_older_than_the_window() => Gen.Select(Points, Gen.Double[2, 10]).Sample((point, length) =>
    {
        var first = point with { AtEpoch = point.AtEpoch - length };
        var rate = new CounterRates(new RateWindow(first, point), Set(3), Set(13)).Of(Counter).PerSecond;
        var seconds = point.AtEpoch - first.AtEpoch;
        Assert.Equal(point.Unseen > 0 || point.OldestTransaction > seconds ? QuantityKind.AtLeast : QuantityKind.Value, rate.Kind);
        Assert.Equal(10 / seconds, rate.Number, 1e-9);
    });

    [Fact]
    public void Each_break_of_the_series_is_named()
    {
        var later = Point with { AtEpoch = 1_005 };
        Assert.Equal(RateValidity.Valid, Judge(later, Set(1)));
        Assert.Equal(RateValidity.Failover, Judge(later with { SystemIdentifier = 8 }, Set(1)));
        Assert.Equal(RateValidity.Failover, Judge(later with { InRecovery = true }, Set(1)));
        Assert.Equal(RateValidity.Restarted, Judge(later with { StartedEpoch = 900 }, Set(1)));
        Assert.Equal(RateValidity.StatisticsReset, Judge(later, Set(1, reset: 999)));
        Assert.Equal(RateValidity.StatisticsReset, Judge(later, Set(1, reset: null)));
        Assert.Equal(RateValidity.CounterDecreased, Judge(later, Set(0.5)));
        Assert.Equal(RateValidity.OneReadingOnly, new RateWindow(Point, later).Judge(null, Set(1)));
        Assert.Equal(RateValidity.WindowTooShort, Judge(Point with { AtEpoch = 1_001.9 }, Set(1)));
        Assert.Equal(RateValidity.WindowTooShort, new RateWindow(Point, null).Judge(Set(1), null));

        static RateValidity Judge(ServerPoint second, CounterSet after) => new RateWindow(Point, second).Judge(Set(1), after);
    }

    [Fact]
    public void Average_is_over_the_time_since_reset_or_start_whichever_is_later()
    {
        var window = new RateWindow(Point with { AtEpoch = 995 }, Point);
        Assert.Equal(Quantity.Of(90 / 900d), new CounterRates(window, Set(40), Set(90)).Of(Counter).WeakLifetimePerSecond);
        Assert.Equal(Quantity.Of(90 / 200d), new CounterRates(window, Set(40, 800), Set(90, 800)).Of(Counter).WeakLifetimePerSecond);
        Assert.Equal(Quantity.Of(90 / 900d), new CounterRates(window, Set(40, null), Set(90, null)).Of(Counter).WeakLifetimePerSecond);
        Assert.Equal(Quantity.Of(10 / 0.1), new CounterRates(window, Set(40), Set(90)).Of(Counter).WeakRatioToLifetime);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), new CounterRates(window, Set(0), Set(0)).Of(Counter).WeakRatioToLifetime);
    }

    [Fact]
    public void Ratio_to_a_rate_that_is_a_bound_is_a_bound()
    {
        var rate = new CounterRates(new RateWindow(Point with { AtEpoch = 995 }, Point with { Unseen = 1 }), Set(40), Set(90)).Of(Counter);
        Assert.Equal((QuantityKind.AtLeast, QuantityKind.AtLeast), (rate.PerSecond.Kind, rate.WeakRatioToLifetime.Kind));
    }

    [Fact]
    public void One_reading_gives_the_counter_and_its_average_and_no_rate()
    {
        var rate = new CounterRates(new RateWindow(Point, null), Set(90), null).Of(Counter);
        Assert.Equal((Quantity.Of(90), Quantity.Of(0.1)), (rate.Total, rate.WeakLifetimePerSecond));
        Assert.Equal((Quantity.Unknown(UnknownReason.WindowTooShort), Quantity.Unknown(UnknownReason.WindowTooShort)), (rate.PerSecond, rate.WeakRatioToLifetime));
    }

    [Fact]
    public void Counter_that_is_not_there_or_not_kept_is_unknown_and_never_zero()
    {
        var window = new RateWindow(Point with { AtEpoch = 995 }, Point);
        Assert.Equal(CounterRates.Unknown(UnknownReason.NotSupported), new CounterRates(window, Set(null), Set(null)).Of(Counter));
        var untracked = new RateWindow(Point with { AtEpoch = 995 }, Point with { TrackCounts = false });
        Assert.Equal(CounterRates.Unknown(UnknownReason.NotTracked), new CounterRates(untracked, Set(0), Set(0)).Of(Counter));
    }

    [Fact]
    public void Part_of_a_counter_that_is_not_there_is_unknown_and_never_of_zero()
    {
        var window = new RateWindow(Point with { AtEpoch = 995 }, Point);
        var (none, late) = (Quantity.Unknown(UnknownReason.NotSupported), Quantity.Unknown(UnknownReason.Discontinuous));
        Assert.Equal((none, none), new CounterRates(window, Set(1), Set(null, rest: 8)).Part(Counter, Rest));
        Assert.Equal((none, none), new CounterRates(window, Set(1), Set(2, rest: null)).Part(Counter, Rest));
        Assert.Equal((late, Quantity.Of(0.2)), new CounterRates(window, Set(null), Set(2, rest: 8)).Part(Counter, Rest));
        Assert.Equal((late, Quantity.Of(0.2)), new CounterRates(window, Set(1, rest: null), Set(2, rest: 8)).Part(Counter, Rest));
    }

    [Fact]
    public void Part_of_nothing_is_unknown()
    {
        var window = new RateWindow(Point with { AtEpoch = 995 }, Point);
        Assert.Equal((Quantity.Of(0.25), Quantity.Of(0.2)), new CounterRates(window, Set(1, rest: 5), Set(2, rest: 8)).Part(Counter, Rest));
        Assert.Equal((Quantity.Unknown(UnknownReason.NotReported), Quantity.Of(1)), new CounterRates(window, Set(2), Set(2)).Part(Counter, Rest));
    }
}
