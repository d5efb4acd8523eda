using System.Globalization;
using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>One report of a body: an incident, or why there is none.</summary>
/// <param name="Incident">What was reported; null when nothing of it is to be kept.</param>
/// <param name="Places">Where each alert of the incident is in the body, as a JSON pointer.</param>
/// <param name="Others">The alerts of the report that are no part of the incident, and what became of them.</param>
sealed record Report(IncidentReported? Incident, IReadOnlyList<string> Places, IReadOnlyList<AlertAnswer> Others)
{
    /// <summary>An incident whose alerts are the list <c>alerts</c> of an object in the body.</summary>
    public static Report Of(IncidentReported incident, string pointer = "") => incident.ResolvedAt is null
        ? new(incident, Alerts(incident.Alerts.Count, pointer), [])
        : new(incident, [], [.. Alerts(incident.Alerts.Count, pointer).Select(p => new AlertAnswer(p, AlertOutcome.Resolved))]);

    /// <summary>An incident of one alert, which is all that a place of the body says.</summary>
    public static Report OfOne(IncidentReported incident, string pointer) => incident.ResolvedAt is null
        ? new(incident, [pointer], [])
        : new(incident, [], [new AlertAnswer(pointer, AlertOutcome.Resolved)]);

    /// <summary>Something that asks for nothing, such as a note on an alert.</summary>
    public static Report Ignored(string pointer) => new(null, [], [new AlertAnswer(pointer, AlertOutcome.Ignored)]);

    /// <summary>Something that cannot be accepted, beside others that can.</summary>
    public static Report Refused(string pointer, IntakeException why) => new(null, [], [new AlertAnswer(pointer, AlertOutcome.Refused, Field: why.Field, Detail: why.Message)]);

    static IReadOnlyList<string> Alerts(int count, string pointer) =>
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{pointer}/alerts/{i}"))];
}
