using System.Globalization;

namespace Rca.Core.Configuration;

/// <summary>Durations as people write them: a whole number and one of <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c>.</summary>
public static class Durations
{
    static readonly (string Suffix, long Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>Reads a duration.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (suffix, milliseconds) in Units)
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond / milliseconds)
            {
                duration = TimeSpan.FromMilliseconds(number * (double)milliseconds);
                return true;
            }

        duration = default;
        return false;
    }

    /// <summary>The duration in the largest unit that gives a whole number.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        if (milliseconds == 0) return "0s";
        var (suffix, size) = Units.Last(u => milliseconds % u.Milliseconds == 0);
        return (milliseconds / size).ToString(CultureInfo.InvariantCulture) + suffix;
    }
}
