using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Intake.Formats;

namespace Rca.Pipeline.Doors;

/// <summary>Where incidents are reported: a door for each format.</summary>
static class ReportDoor
{
    public static void MapReportDoor(this WebApplication app, DoorConfiguration doors)
    {
        var byToken = app.MapGroup("/api/v1").AddEndpointFilter(new TokenFilter(doors.ReportToken)).WithMetadata(DoorToken.Report).WithTags("report");
        var bySignature = app.MapGroup("/api/v1").WithMetadata(DoorToken.PagerDuty).WithTags("report");
        var signature = doors.PagerDutySecrets.Count > 0 ? new PagerDutySignature(doors.PagerDutySecrets) : null;
        foreach (var format in AlertFormats.All)
        {
            var signed = format == AlertFormats.PagerDuty ? signature : null;
            var route = (signed is null ? byToken : bySignature).MapPost(Path(format), (HttpContext context, IncidentDesk desk, TimeProvider clock) =>
                AcceptAsync(context, desk, format, signed, clock));
            route.Described(Name(format), $"Reports {format.Describes}.", 400, 413, 415, 422).Takes($"{format.Describes}.", format.MediaTypes, format.Body)
                .Produces<ReportAnswer>(200).Produces<ReportAnswer>(202).Produces<ReportAnswer>(207);
        }
    }

    static string Path(IAlertFormat format) => format == AlertFormats.Plain ? "/incidents" : $"/alerts/{format.Name}";

    static string Name(IAlertFormat format) => format == AlertFormats.Plain ? "reportIncident" : $"report{char.ToUpperInvariant(format.Name[0])}{format.Name[1..]}Alerts";

    static async Task<IResult> AcceptAsync(HttpContext context, IncidentDesk desk, IAlertFormat format, PagerDutySignature? signature, TimeProvider clock)
    {
        try
        {
            var type = MediaType.TryParse(context.Request.ContentType);
            if (type is null || !format.Reads(type.Value, context.Request.Headers)) throw new IntakeException(415, "", $"expected Content-Type: {string.Join(" or ", format.MediaTypes)}");
            var signatures = PagerDutySignature.Read(context.Request.Headers[PagerDutySignature.Header].ToString());
            // Before the body is read: a stranger is not listened to.
            if (signature is not null && signatures.Count == 0) return Unsigned(context);
            var body = await BodyReader.ReadAsync(context, format.MaximumBytes);
            if (signature?.Admits(signatures, body.Span) == false) return Unsigned(context);
            var answer = await ReportAnswer.AcceptAsync(desk, format.Read(new Delivery(body, type.Value, context.Request.Headers, clock.GetUtcNow())), context.RequestAborted);
            return Results.Json(answer, WireJson.Options, statusCode: answer.Status);
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

    static IResult Unsigned(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = PagerDutySignature.Header;
        return Problems.Of(401, "no valid signature", $"expected {PagerDutySignature.Header} with a signature of this body by a secret of doors.pagerdutySecrets");
    }
}
