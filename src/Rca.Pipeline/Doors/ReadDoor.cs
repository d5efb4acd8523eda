using System.Text;
using System.Text.RegularExpressions;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Seal;
using Rca.Core.Stores;
using Rca.Pipeline.Reports;

namespace Rca.Pipeline.Doors;

/// <summary>Where manifests and their evidence are read.</summary>
static partial class ReadDoor
{
    const string Json = "application/json";
    const string Dsse = "application/vnd.dsse.envelope.v1+json";
    const string Html = "text/html; charset=utf-8";

    public static void MapReadDoor(this WebApplication app, DoorConfiguration doors)
    {
        var group = app.MapGroup("/api/v1")
            .AddEndpointFilter(app.Services.GetRequiredService<ReadLimit>()).AddEndpointFilter(new TokenFilter(doors.ReadToken))
            .WithMetadata(DoorToken.Read).WithTags("read");
        var links = new IncidentLinks(doors.ExternalUrl);
        group.MapGet("/incidents", (string? limit, string? cursor, string? fingerprint, HttpContext context, IIncidentStore store) =>
                fingerprint is null
                    ? IncidentList.PageAsync(limit, cursor, context, store, links)
                    : IncidentList.RedirectAsync(fingerprint, context, store, links))
            .Described("listIncidents", "The sealed incidents, the last sealed first; with a fingerprint it leads to the newest with that alert.", 400, 404)
            .ProducesProblem(429).Produces<IncidentPage>(200).Produces(302);
        Document<Manifest>(group.MapGet("/incidents/{id}/manifest", ManifestAsync), Json)
            .Described("readManifest", "The newest manifest of an incident (docs/manifest.schema.json).", 404);
        Document<DsseEnvelope>(group.MapGet("/incidents/{id}/envelope", EnvelopeAsync), Dsse)
            .Described("readEnvelope", "Its signature: a DSSE envelope around an in-toto statement.", 404);
        Document<string>(group.MapGet("/incidents/{id}/report", ReportAsync), Html).Described("readReport", "The manifest for people, as one page.", 404);
        Document<object>(group.MapGet("/evidence/{sha256}", EvidenceAsync), Json).Described("readEvidence", "A piece of evidence by its SHA-256.", 404);
    }

    // With its digest as entity tag, whole or in parts.
    static RouteHandlerBuilder Document<T>(RouteHandlerBuilder route, string type) =>
        route.Produces<T>(200, type.Split(';')[0]).Produces<object>(206, type.Split(';')[0]).Produces(304).Produces(416)
            .ProducesProblem(410).ProducesProblem(429);

    static Task<IResult> ManifestAsync(string id, HttpContext context, IIncidentStore store) =>
        SealedAsync(id, context, store, store.FindManifestAsync, Json);

    static Task<IResult> EnvelopeAsync(string id, HttpContext context, IIncidentStore store) =>
        SealedAsync(id, context, store, store.FindEnvelopeAsync, Dsse);

    static async Task<IResult> SealedAsync(string id, HttpContext context, IIncidentStore store, Func<string, CancellationToken, Task<string?>> find,
        string type)
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
        return SealedAsync(id, context, store, (incident, ct) => StoredReport.FindAsync(store, incident, ct), Html);
    }

    static async Task<IResult> EvidenceAsync(string sha256, HttpContext context, IIncidentStore store)
    {
        if (!IsDigest(sha256)) return Problems.Of(404, "no such evidence", "evidence is named by 64 hexadecimal digits");
        return await store.FindEvidenceAsync(sha256, context.RequestAborted) is { } evidence
            ? Content.Of(context, Encoding.UTF8.GetBytes(evidence), Json, isForGood: true)
            : Problems.Of(404, "no such evidence", "no sealed manifest names it");
    }

    internal static bool IsIncident(string id) => IncidentPattern().IsMatch(id);

    internal static bool IsDigest(string sha256) => DigestPattern().IsMatch(sha256);

    [GeneratedRegex(@"\Ainc-[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IncidentPattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex DigestPattern();
}
