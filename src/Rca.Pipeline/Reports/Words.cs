using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports;

/// <summary>How a report says times, numbers and words of closed sets.</summary>
static class Words
{
    /// <summary>What is narrower is a moment; what is wider is told by both of its ends.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    public static string Of<T>(T word) where T : struct, Enum => WireJson.Word(word).Replace('-', ' ');

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string DateTime(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");

    /// <summary>About a year to a second, in the two largest units.</summary>
    public static string Duration(TimeSpan time)
    {
        var span = time.Duration();
        return span switch
        {
            { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d {span.Hours} h"),
            { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours} h {span.Minutes} min"),
            { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s"),
            { TotalSeconds: >= 10 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s"),
        };
    }

    /// <summary>How long before the alert, or after; of what lasted, from when on and until when.</summary>
    public static string Lead(DateTimeOffset start, TimelineEntry entry)
    {
        var lasted = entry.Latest - entry.Earliest >= Lasting;
        if (entry.Latest <= start) return $"{(lasted ? $"{Duration(start - entry.Earliest)} to " : "")}{Duration(start - entry.Latest)} before";
        if (entry.Earliest <= start) return lasted ? $"since {Duration(start - entry.Earliest)} before" : "around the alert";
        return $"{Duration(entry.Earliest - start)} after";
    }

    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };

    public static string Skew(MillisecondRange? skew)
    {
        if (skew is null) return "its clock was not measured";
        if (skew is { AtLeast: > -2500, AtMost: < 2500 }) return "its clock agrees with ours to about a second";
        return $"its clock is {Duration(TimeSpan.FromMilliseconds(skew.AtLeast))} to {Duration(TimeSpan.FromMilliseconds(skew.AtMost))} "
            + $"{(skew.AtMost < 0 ? "behind" : "ahead of")} ours; corrected here";
    }

    public static string Outcome(Outcome outcome) => outcome switch
    {
        Contracts.Outcome.TimedOut => "timed out",
        Contracts.Outcome.NotFound => "not found",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    /// <summary>A quantity that is not exactly known, as JSON has it; null for any other object.</summary>
    public static string? Quantity(JsonElement json)
    {
        var members = json.EnumerateObject().Take(2).ToList();
        if (members is not [var only]) return null;
        return (only.Name, only.Value.ValueKind) switch
        {
            ("unknown", JsonValueKind.String) => $"unknown ({only.Value.GetString()!.Replace('-', ' ')})",
            ("atLeast", JsonValueKind.Number) => $"≥ {only.Value.GetRawText()}",
            ("atMost", JsonValueKind.Number) => $"≤ {only.Value.GetRawText()}",
            _ => null,
        };
    }

    /// <summary>A name of a member in words: <c>lastExitCode</c> is <c>last exit code</c>.</summary>
    public static string Member(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');
}
