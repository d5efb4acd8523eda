using System.Globalization;
using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Views;

/// <summary>A value as the server writes it, as evidence: whatever is not of its column's type, and finite, is unknown.</summary>
static partial class ViewValues
{
    /// <summary>The statement cuts one character later, to know of the cut.</summary>
    const int Longest = 64;

    /// <summary>Beyond this a double, which JSON's readers have, cannot tell whole numbers apart: and a number could be a text.</summary>
    const double Greatest = 9_007_199_254_740_991;

    public static ViewValue Of(ViewColumnType type, string? text) => text is null
        ? Unknown(UnknownReason.NotReported)
        : type switch
        {
            ViewColumnType.Boolean when text is "true" or "false" => new ViewValue(null, text is "true", null),
            ViewColumnType.Time when Number(text) is { } seconds && TimeOf(seconds) is { } time => new ViewValue(null, null, time),
            ViewColumnType.Integer or ViewColumnType.Number or ViewColumnType.Seconds when Number(text) is { } number =>
                new ViewValue(Quantity.Of(number), null, null),
            _ => Unknown(UnknownReason.NotRepresentable),
        };

    public static ViewValue Unknown(UnknownReason why) => new(Quantity.Unknown(why), null, null);

    static double? Number(string text) =>
        text.Length <= Longest && NumberPattern().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Greatest ? number : null;

    static DateTimeOffset? TimeOf(double seconds)
    {
        var least = DateTimeOffset.MinValue.ToUnixTimeSeconds();
        var greatest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        if (seconds < least || seconds > greatest) return null;
        return DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond);
    }

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]{1,3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();
}
