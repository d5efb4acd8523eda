using CsCheck;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class ClockSkewTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Clock_that_nobody_told_is_not_known() => Assert.Null(new Ledger().Skew);

    [Fact]
    public void Skew_lies_between_the_bounds_of_one_answer()
    {
        var ledger = new Ledger();
        ledger.SawClock(Now, Now.AddMilliseconds(40), Now.AddSeconds(3), Now.AddSeconds(3));
        Assert.Equal(new MillisecondRange(2960, 3000), ledger.Skew);
    }

    // The true skew is never lost, whatever the answers, and more of them only narrow it.
    [Fact]
    public void More_answers_narrow_it_around_the_true_skew() =>
        Gen.Select(Gen.Int[-100_000, 100_000], Gen.Select(Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 999]).Array[1, 8]).Sample((skew, answers) =>
        {
            var ledger = new Ledger();
            var width = long.MaxValue;
            foreach (var (there, back, cut) in answers)
            {
                var told = Now.AddMilliseconds(there + skew - cut);
                ledger.SawClock(Now, Now.AddMilliseconds(there + back), told, told.AddMilliseconds(999));
                Assert.InRange(skew, ledger.Skew!.AtLeast, ledger.Skew.AtMost);
                Assert.True(ledger.Skew.AtMost - ledger.Skew.AtLeast <= width);
                width = ledger.Skew.AtMost - ledger.Skew.AtLeast;
            }
        }, iter: 500);

    [Fact]
    public void Clock_that_was_set_meanwhile_may_be_either()
    {
        var ledger = new Ledger();
        ledger.SawClock(Now, Now, Now, Now);
        ledger.SawClock(Now, Now, Now.AddSeconds(5), Now.AddSeconds(5));
        Assert.Equal(new MillisecondRange(0, 5000), ledger.Skew);
    }
}
