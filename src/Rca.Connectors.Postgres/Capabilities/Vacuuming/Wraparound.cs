namespace Rca.Connectors.Postgres.Capabilities.Vacuuming;

/// <summary>When a server stops giving out ids: some way before the oldest one that is not frozen would seem to lie in the future.</summary>
static class Wraparound
{
    // Half of the circle of ids: what is further away counts as future.
    const long Half = int.MaxValue;
    const long MarginFrom14 = 3_000_000;
    const long XidMargin = 1_000_000;
    const long MultixactMargin = 100;
    const int MarginMajor = 14;

    public static long XidsUntilStop(long age, int major) => UntilStop(age, major >= MarginMajor ? MarginFrom14 : XidMargin);

    public static long MultixactsUntilStop(long age, int major) => UntilStop(age, major >= MarginMajor ? MarginFrom14 : MultixactMargin);

    static long UntilStop(long age, long margin) => Math.Max(0, Half - margin - age);
}
