using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Doors;

/// <summary>Where incidents are reported.</summary>
static class ReportDoor
{
    public static void MapReportDoor(this WebApplication app, DoorConfiguration doors)
    {
        var group = app.MapGroup("/api/v1").AddEndpointFilter(new TokenFilter(doors.ReportToken)).WithMetadata(DoorToken.Report).WithTags("report");
        Reporting(group.MapPost("/alerts/alertmanager", (HttpContext context, IncidentDesk desk) => AcceptAsync(context, desk, AlertmanagerWebhook.Read)),
            "reportAlertmanagerAlerts", "Reports a group of alerts as Alertmanager's webhook, version 4, sends it.")
            .Takes<AlertmanagerBody>("The body of Alertmanager's webhook, version 4: what is read of it.");
        Reporting(group.MapPost("/incidents", (HttpContext context, IncidentDesk desk) => AcceptAsync(context, desk, PlainIncident.Read)),
            "reportIncident", "Reports an incident as the message IncidentReported.")
            .Takes<IncidentReported>("The message IncidentReported (docs/incident.md).");
    }

    static RouteHandlerBuilder Reporting(RouteHandlerBuilder route, string name, string summary) =>
        route.Described(name, summary, 400, 413, 415, 422).Produces<Accepted>(200).Produces<Accepted>(202);

    static async Task<IResult> AcceptAsync(HttpContext context, IncidentDesk desk, Func<ReadOnlyMemory<byte>, IncidentReported> read)
    {
        try
        {
            var (id, dropped, unrouted) = await desk.AcceptAsync(read(await BodyReader.ReadAsync(context)), context.RequestAborted);
            return id is null
                ? Results.Json(new Accepted([], dropped, unrouted), WireJson.Options, statusCode: 200)
                : Results.Json(new Accepted([new AcceptedIncident(id, $"/api/v1/incidents/{id}/manifest")], dropped, unrouted), WireJson.Options,
                    statusCode: 202);
        }
        catch (IntakeException e) when (e.Status == StatusCodes.Status503ServiceUnavailable)
        {
            return Problems.Busy(context, e.Message);
        }
        catch (IntakeException e)
        {
            return Problems.Of(e.Status, "the report was not accepted", e.Message, e.Field);
        }
        catch (BusUnavailableException)
        {
            return Problems.Busy(context, "the incident could not be kept now: send it again");
        }
    }

    sealed record Accepted(IReadOnlyList<AcceptedIncident> Incidents, int DroppedAlerts, int UnroutedAlerts);

    sealed record AcceptedIncident(string IncidentId, string Manifest);
}
