using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;

namespace Rca.Pipeline.Intake;

/// <summary>Reads the message <see cref="IncidentReported"/> itself as JSON.</summary>
public static partial class PlainIncident
{
    const int MaximumAlerts = 1000;
    static readonly string[] Required = ["sender", "dedupKey", "startsAt", "alerts"];

    /// <exception cref="IntakeException">It is not such a message.</exception>
    public static IncidentReported Read(ReadOnlyMemory<byte> body)
    {
        using var document = ReportJson.Parse(body);
        IncidentReported incident;
        try
        {
            incident = document.RootElement.Deserialize<IncidentReported>(WireJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new IntakeException(422, Missing(document.RootElement) ?? Field(e.Path), "missing, or not of the type that the message documents");
        }

        RefuseInvalid(incident);
        return incident with { Receipt = null };
    }

    /// <summary>What the planner takes is what an intake published: by the same rules, and redacted.</summary>
    /// <exception cref="RejectedException">It is something else.</exception>
    public static void RefuseUnredacted(IncidentReported incident)
    {
        try
        {
            RefuseInvalid(incident);
        }
        catch (IntakeException e)
        {
            throw new RejectedException(Rejection.Malformed, $"{e.Field}: {e.Message}");
        }

        if (incident.Receipt is null || !string.Equals(incident.DedupKey, Identity.DedupKey(incident.DedupKey), StringComparison.Ordinal))
            throw new RejectedException(Rejection.Unredacted, "no intake has redacted this incident: report it over HTTP or to the exchange of plain incidents");
    }

    static void RefuseInvalid(IncidentReported incident)
    {
        if (!SenderPattern().IsMatch(incident.Sender)) throw ReportJson.Wrong("", "sender", "at most 63 lower-case letters, digits, dots and hyphens");
        if (incident.DedupKey.Length is 0 or > 64 * 1024) throw ReportJson.Wrong("", "dedupKey", "a text of 1 to 65536 characters");
        if (incident.StartsAt.Year is < 2000 or > 2200) throw ReportJson.Wrong("", "startsAt", "an RFC 3339 time from the year 2000 to 2200");
        if (incident.Alerts.Count is 0 or > MaximumAlerts) throw ReportJson.Wrong("", "alerts", $"a list of 1 to {MaximumAlerts} alerts");
        RefuseNulls(incident.Alerts);
        if (incident.ResolvedAt is not null && incident.Repeats is not true) throw ReportJson.Wrong("", "resolvedAt", "it only beside 'repeats': true");
        if (incident.TruncatedAlerts < 0) throw ReportJson.Wrong("", "truncatedAlerts", "a whole number from 0");
    }

    // The serializer does not look for nulls inside of lists and maps.
    static void RefuseNulls(IReadOnlyList<Alert> alerts)
    {
        for (var i = 0; i < alerts.Count; i++)
        {
            if (alerts[i] is not { } alert) throw ReportJson.Wrong("", "alerts", "a list without nulls");
            var path = string.Create(CultureInfo.InvariantCulture, $"alerts[{i}]");
            if (alert.Labels.Values.Any(v => v is null)) throw ReportJson.Wrong(path, "labels", "an object whose values are texts");
            if (alert.Annotations?.Values.Any(v => v is null) == true) throw ReportJson.Wrong(path, "annotations", "an object whose values are texts");
            if (alert.Fingerprint is { } fingerprint && !ReportJson.IsFingerprint(fingerprint)) throw ReportJson.NoFingerprint(path);
            if (alert.Links?.Any(l => l is null) == true) throw ReportJson.Wrong(path, "links", "a list of texts");
        }
    }

    static string? Missing(JsonElement root) => Required.FirstOrDefault(name => !root.TryGetProperty(name, out _));

    // The path names members of the message's own form; a key of a map could be anything, so it is cut there.
    static string Field(string? path) => path is null ? "" : KnownPath().Match(path).Value.TrimStart('$', '.');

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SenderPattern();

    [GeneratedRegex(@"\A\$(\.(sender|dedupKey|startsAt|truncatedAlerts|receipt|repeats|resolvedAt|alerts(\[[0-9]+\](\.(labels|annotations|startsAt|links|fingerprint))?)?))?", RegexOptions.NonBacktracking)]
    private static partial Regex KnownPath();
}
