using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Stores;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Doors;

/// <summary>The sealed incidents, the last sealed first, page by page.</summary>
static class IncidentList
{
    const int Usual = 50;
    const int Most = 500;

    public static async Task<IResult> PageAsync(string? wanted, string? cursor, HttpContext context, IIncidentStore store, IncidentLinks links)
    {
        var limit = Usual;
        if (wanted is { Length: > 0 }
            && !(int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Most))
            return Problems.Of(400, "no such page", $"expected a number from 1 to {Most}", "limit");
        string? after = null;
        if (cursor is { Length: > 0 } && (after = Open(cursor)) is null)
            return Problems.Of(400, "no such page", "expected the 'next' of a page before", "cursor");
        // One more tells whether there is a next page.
        var found = await store.ListAsync(after, limit + 1, context.RequestAborted);
        var page = found.Take(limit).ToList();
        return Results.Json(
            new IncidentPage([.. page.Select(sealedOne => IncidentEntry.Of(sealedOne, links))], found.Count > limit ? Close(page[^1].IncidentId) : null),
                WireJson.Options);
    }

    // For the link in an alert's template, which knows the alert and not the incident.
    public static async Task<IResult> RedirectAsync(string fingerprint, HttpContext context, IIncidentStore store, IncidentLinks links)
    {
        if (!Reporting.IsFingerprint(fingerprint)) return Problems.Of(400, "no such incident", "expected 16 lower-case hexadecimal digits", "fingerprint");
        // Tomorrow it leads to another one.
        context.Response.Headers.CacheControl = "private, no-store";
        return await store.FindByFingerprintAsync(fingerprint, context.RequestAborted) is { } id
            ? Results.Redirect(links.Of(id, "report"))
            : Problems.Of(404, "no such incident", "no incident with an alert of this fingerprint has been planned here");
    }

    static string Close(string incidentId) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Cursor(1, incidentId), WireJson.Options));

    static string? Open(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(cursor), WireJson.Options) is { V: 1 } read && ReadDoor.IsIncident(read.After)
                ? read.After
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    sealed record Cursor(int V, string After);
}
