using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rca.Pipeline.Demo;

/// <summary>Shifts the times of a recorded body, so that a story of long ago ends now.</summary>
static partial class ReplayTimes
{
    // Whole seconds: recorded times have no fraction, and all of them must keep their distances.
    public static TimeSpan Offset(DateTimeOffset recorded, DateTimeOffset wanted) =>
        TimeSpan.FromSeconds(Math.Floor((wanted - recorded).TotalSeconds));

    public static JsonNode? Shift(JsonNode? node, TimeSpan offset)
    {
        switch (node)
        {
            case JsonObject map:
                return new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Shift(member.Value, offset))));
            case JsonArray list:
                return new JsonArray([.. list.Select(element => Shift(element, offset))]);
            case JsonValue value when value.TryGetValue<string>(out var text) && Time().Match(text) is { Success: true } match:
                return JsonValue.Create(Shift(text, match.Groups["fraction"].Length, offset));
            default:
                return node?.DeepClone();
        }
    }

    static string Shift(string text, int fraction, TimeSpan offset)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return text;
        // Year 1 is how Go writes "no time".
        if (time.Year == 1) return text;
        var zone = text.EndsWith('Z') ? "'Z'" : "zzz";
        var digits = fraction == 0 ? "" : "." + new string('f', Math.Min(fraction, 7));
        return (time + offset).ToString($"yyyy-MM-dd'T'HH:mm:ss{digits}{zone}", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(?<fraction>\d{1,9}))?(Z|[+-]\d\d:\d\d)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
