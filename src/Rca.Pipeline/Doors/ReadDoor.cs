using System.Text;
using System.Text.RegularExpressions;
using Rca.Core.Stores;
using Rca.Pipeline.Reports;

namespace Rca.Pipeline.Doors;

/// <summary>Where manifests and their evidence are read.</summary>
static partial class ReadDoor
{
    public static void MapReadDoor(this WebApplication app, DoorConfiguration doors)
    {
        var group = app.MapGroup("/api/v1").AddEndpointFilter(new TokenFilter(doors.ReadToken));
        group.MapGet("/incidents", (HttpContext context, IIncidentStore store) => IncidentList.GetAsync(context, store, doors.ExternalUrl));
        group.MapGet("/incidents/{id}/manifest", ManifestAsync);
        group.MapGet("/incidents/{id}/envelope", EnvelopeAsync);
        group.MapGet("/incidents/{id}/report", ReportAsync);
        group.MapGet("/evidence/{sha256}", EvidenceAsync);
    }

    static Task<IResult> ManifestAsync(string id, HttpContext context, IIncidentStore store) =>
        SealedAsync(id, context, store, store.FindManifestAsync, "application/json");

    static Task<IResult> EnvelopeAsync(string id, HttpContext context, IIncidentStore store) =>
        SealedAsync(id, context, store, store.FindEnvelopeAsync, "application/vnd.dsse.envelope.v1+json");

    static async Task<IResult> SealedAsync(string id, HttpContext context, IIncidentStore store, Func<string, CancellationToken, Task<string?>> find, string type)
    {
        if (!IsIncident(id)) return Problems.Of(404, "no such incident", "an incident id is inc- and 32 hexadecimal digits");
        if (await find(id, context.RequestAborted) is { } text) return Content.Of(context, Encoding.UTF8.GetBytes(text), type);
        if (await store.FindTombstoneAsync(id, context.RequestAborted) is { } gone) return Problems.Gone(gone);
        if (!await store.KnowsAsync(id, context.RequestAborted)) return Problems.Of(404, "no such incident", "no incident with this id has been planned here");
        context.Response.Headers.RetryAfter = "1";
        return Problems.Of(404, "not sealed yet", "its evidence is being collected; ask again");
    }

    static Task<IResult> ReportAsync(string id, HttpContext context, IIncidentStore store)
    {
        context.Response.Headers.ContentSecurityPolicy = HtmlReport.Policy + "; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return SealedAsync(id, context, store, (incident, ct) => StoredReport.FindAsync(store, incident, ct), "text/html; charset=utf-8");
    }

    static async Task<IResult> EvidenceAsync(string sha256, HttpContext context, IIncidentStore store)
    {
        if (!DigestPattern().IsMatch(sha256)) return Problems.Of(404, "no such evidence", "evidence is named by 64 hexadecimal digits");
        return await store.FindEvidenceAsync(sha256, context.RequestAborted) is { } evidence
            ? Content.Of(context, Encoding.UTF8.GetBytes(evidence), "application/json", isForGood: true)
            : Problems.Of(404, "no such evidence", "no sealed manifest names it");
    }

    internal static bool IsIncident(string id) => IncidentPattern().IsMatch(id);

    [GeneratedRegex(@"\Ainc-[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IncidentPattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex DigestPattern();
}
