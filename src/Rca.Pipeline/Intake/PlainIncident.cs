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
    const string Unfit = "missing, or not of the type that the message documents";

    /// <exception cref="IntakeException">It is not such a message.</exception>
    public static IncidentReported Read(ReadOnlyMemory<byte> body)
    {
        using var document = ReportJson.Parse(body);
        return Read(document.RootElement, "", otherwise: null);
    }

    /// <param name="element">The message.</param>
    /// <param name="pointer">Where it is in the body.</param>
    /// <param name="otherwise">What holds where it says nothing itself; null where it must.</param>
    /// <exception cref="IntakeException">It is not such a message.</exception>
    internal static IncidentReported Read(JsonElement element, string pointer, MessageDefaults? otherwise)
    {
        var message = Deserialize(element, pointer);
        var incident = new IncidentReported(
            message.Sender ?? otherwise?.Sender ?? throw Absent("sender"),
            message.DedupKey ?? otherwise?.DedupKey ?? throw Absent("dedupKey"),
            message.StartsAt ?? otherwise?.StartsAt ?? throw Absent("startsAt"),
            message.Alerts,
            message.TruncatedAlerts,
            Repeats: message.Repeats ?? (message.StartsAt is null && otherwise is { IsStartCertain: false } ? true : null),
            ResolvedAt: message.ResolvedAt);
        RefuseInvalid(incident, pointer);
        return incident;

        IntakeException Absent(string name) => new(422, $"{pointer}/{name}", Unfit);
    }

    static Message Deserialize(JsonElement element, string pointer)
    {
        try
        {
            return element.Deserialize<Message>(WireJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new IntakeException(422, pointer + (Missing(element) ?? Field(e.Path)), Unfit);
        }
    }

    /// <summary>What the planner takes is what an intake published: by the same rules, and redacted.</summary>
    /// <exception cref="RejectedException">It is something else.</exception>
    public static void RefuseUnredacted(IncidentReported incident)
    {
        try
        {
            RefuseInvalid(incident, "");
        }
        catch (IntakeException e)
        {
            throw new RejectedException(Rejection.Malformed, $"{e.Field}: {e.Message}");
        }

        if (incident.Receipt is null || !string.Equals(incident.DedupKey, Identity.DedupKey(incident.DedupKey), StringComparison.Ordinal))
            throw new RejectedException(Rejection.Unredacted, "no intake has redacted this incident: report it over HTTP or to the exchange of plain incidents");
    }

    static void RefuseInvalid(IncidentReported incident, string pointer)
    {
        if (!SenderPattern().IsMatch(incident.Sender)) throw Wrong(pointer, "sender", "at most 63 lower-case letters, digits, dots and hyphens");
        if (incident.DedupKey.Length is 0 or > Reporting.LongestKey) throw Wrong(pointer, "dedupKey", $"a text of 1 to {Reporting.LongestKey} characters");
        if (!Reporting.IsTime(incident.StartsAt)) throw Wrong(pointer, "startsAt", Reporting.TimeForm);
        if (incident.Alerts.Count is 0 or > Reporting.MaximumAlerts) throw Wrong(pointer, "alerts", $"a list of 1 to {Reporting.MaximumAlerts} alerts");
        RefuseNulls(incident.Alerts, pointer);
        if (incident.ResolvedAt is not null && incident.Repeats is not true) throw Wrong(pointer, "resolvedAt", "it only beside 'repeats': true");
        if (incident.TruncatedAlerts < 0) throw Wrong(pointer, "truncatedAlerts", "a whole number from 0");
    }

    // The serializer does not look for nulls inside of lists and maps.
    static void RefuseNulls(IReadOnlyList<Alert> alerts, string pointer)
    {
        for (var i = 0; i < alerts.Count; i++)
        {
            if (alerts[i] is not { } alert) throw Wrong(pointer, "alerts", "a list without nulls");
            var place = string.Create(CultureInfo.InvariantCulture, $"{pointer}/alerts/{i}");
            if (alert.Labels.Values.Any(v => v is null)) throw Wrong(place, "labels", "an object whose values are texts");
            if (alert.Annotations?.Values.Any(v => v is null) == true) throw Wrong(place, "annotations", "an object whose values are texts");
            if (alert.Fingerprint is { } fingerprint && !Reporting.IsFingerprint(fingerprint)) throw Wrong(place, "fingerprint", Reporting.FingerprintForm);
            if (alert.Links?.Any(l => l is null) == true) throw Wrong(place, "links", "a list of texts");
        }
    }

    static IntakeException Wrong(string pointer, string name, string expected) => new(422, $"{pointer}/{name}", $"expected {expected}");

    static string? Missing(JsonElement message) => message.TryGetProperty("alerts", out _) ? null : "/alerts";

    // The path names members of the message's own form; a key of a map could be anything, so it is cut there.
    static string Field(string? path) => path is null ? "" : KnownPath().Match(path).Value.TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SenderPattern();

    [GeneratedRegex(@"\A\$(\.(sender|dedupKey|startsAt|truncatedAlerts|repeats|resolvedAt|alerts(\[[0-9]+\](\.(labels|annotations|startsAt|links|fingerprint))?)?))?", RegexOptions.NonBacktracking)]
    private static partial Regex KnownPath();

    // The receipt is intake's own to write: what a sender puts there is not read.
    sealed record Message(
        IReadOnlyList<Alert> Alerts,
        string? Sender = null,
        string? DedupKey = null,
        DateTimeOffset? StartsAt = null,
        int TruncatedAlerts = 0,
        bool? Repeats = null,
        DateTimeOffset? ResolvedAt = null);
}
