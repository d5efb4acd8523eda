using System.Globalization;
using System.Text.RegularExpressions;

namespace Rca.Pipeline.Intake;

/// <summary>Times as RFC 3339 writes them: whole, with seconds and a zone. Half of ISO 8601 is more than that, and is refused.</summary>
static partial class Rfc3339
{
    const int DigitsOfATick = 7;

    /// <summary>The time, in UTC; null when the text is none, or of a year in which nothing is reported.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null || Pattern().Match(text) is not { Success: true } match) return null;
        var fraction = match.Groups["fraction"].Value;
        // Some senders write nanoseconds: what is finer than a tick is cut.
        var known = $"{match.Groups["seconds"]}.{(fraction.Length > DigitsOfATick ? fraction[..DigitsOfATick] : fraction + "0")}{match.Groups["zone"]}";
        return DateTimeOffset.TryParse(known, CultureInfo.InvariantCulture, out var time) && Reporting.IsTime(time = time.ToUniversalTime()) ? time : null;
    }

    [GeneratedRegex(
        @"\A(?<seconds>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,30}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
