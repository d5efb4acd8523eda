using System.Text.Json.Serialization;
using Rca.Core.Planning;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Intake.Formats;

namespace Rca.Pipeline.Doors;

/// <summary>What became of a body of reports.</summary>
/// <param name="Incidents">The incidents that were accepted.</param>
/// <param name="DroppedAlerts">How many alerts a route drops.</param>
/// <param name="UnroutedAlerts">How many alerts no route wants.</param>
/// <param name="Alerts">What became of each alert.</param>
sealed record ReportAnswer(IReadOnlyList<AcceptedIncident> Incidents, int DroppedAlerts, int UnroutedAlerts, IReadOnlyList<AlertAnswer> Alerts)
{
    /// <summary>202 where incidents were accepted, 200 where there was nothing to do, 207 where alerts end differently.</summary>
    [JsonIgnore]
    public int Status => Alerts.Select(a => a.Outcome).Distinct().Count() > 1 ? 207 : Incidents.Count > 0 ? 202 : 200;

    /// <exception cref="IntakeException">Nothing of it can be read, or it cannot be taken now. What was kept of it until then is known when it is sent again.</exception>
    public static async Task<ReportAnswer> AcceptAsync(IncidentDesk desk, IReadOnlyList<Report> reports, CancellationToken cancellationToken)
    {
        var refused = reports.SelectMany(r => r.Others).Where(a => a.Outcome == AlertOutcome.Refused).ToList();
        if (refused.Count > 0 && refused.Count == reports.Count) throw new IntakeException(422, refused[0].Field!, refused[0].Detail!);
        var (incidents, answers) = (new List<AcceptedIncident>(), new List<AlertAnswer>());
        foreach (var report in reports)
        {
            answers.AddRange(report.Others);
            if (report.Incident is null) continue;
            var accepted = await desk.AcceptAsync(report.Incident, cancellationToken);
            if (accepted.IncidentId is { } id) incidents.Add(new AcceptedIncident(id, $"/api/v1/incidents/{id}/manifest"));
            answers.AddRange(report.Places.Zip(accepted.Alerts, (place, decision) => Of(place, decision, accepted.IncidentId)));
        }

        return new ReportAnswer(
            [.. incidents.Distinct()], answers.Count(a => a.Outcome == AlertOutcome.Dropped), answers.Count(a => a.Outcome == AlertOutcome.Unrouted), answers);
    }

    static AlertAnswer Of(string place, AlertDecision decision, string? incidentId) => decision switch
    {
        AlertDecision.Drop => new(place, AlertOutcome.Dropped),
        AlertDecision.Unrouted => new(place, AlertOutcome.Unrouted, incidentId),
        _ => new(place, AlertOutcome.Accepted, incidentId),
    };
}
