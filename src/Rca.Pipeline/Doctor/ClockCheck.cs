using Rca.Core.Configuration;

namespace Rca.Pipeline.Doctor;

/// <summary>How far this machine's clock is from the store's, by which deadlines are kept and commands expire.</summary>
static class ClockCheck
{
    static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Harmful = TimeSpan.FromSeconds(5);

    /// <param name="before">Our time before the store was asked.</param>
    /// <param name="stored">The store's.</param>
    /// <param name="after">Our time after.</param>
    public static Finding Judge(DateTimeOffset before, DateTimeOffset stored, DateTimeOffset after)
    {
        var (ahead, behind) = (before - stored, stored - after);
        var off = ahead > behind ? ahead : behind;
        if (off <= Noticed) return Finding.Ok(Checks.Clock, "this machine and the store have the same time");
        var what = $"this machine's clock is {Durations.Format(TimeSpan.FromSeconds(Math.Round(off.TotalSeconds)))} {(ahead > behind ? "ahead of" : "behind")} the store's";
        const string cure = "let both follow the same time servers (NTP)";
        return off <= Harmful ? Finding.Warning(Checks.Clock, what, cure) : Finding.Fault(Checks.Clock, $"{what}: commands expire at the wrong time", cure);
    }
}
