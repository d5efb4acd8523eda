using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Rca.Core;
using Rca.Core.Stores;
using Rca.Pipeline.Reports;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>What consumers read: the list, the documents with their entity tags, and the report.</summary>
public sealed class ReadDoorTests : IAsyncLifetime
{
    DoorServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await DoorServer.StartAsync(Ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Incidents_are_listed_the_last_sealed_first_page_by_page_and_each_once()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Insert(0, await _server.SealAsync($"key {i}"));
        var seen = new List<string>();
        for (var cursor = ""; ;)
        {
            using var page = JsonDocument.Parse(await _server.Http.GetStringAsync(new Uri($"/api/v1/incidents?limit=2{cursor}", UriKind.Relative), Ct));
            var entries = page.RootElement.GetProperty("incidents").EnumerateArray().ToList();
            seen.AddRange(entries.Select(e => e.GetProperty("incidentId").GetString()!));
            Assert.All(entries, e => Assert.Equal($"/api/v1/incidents/{e.GetProperty("incidentId").GetString()}/report", e.GetProperty("report").GetString()));
            if (!page.RootElement.TryGetProperty("next", out var next)) break;
            cursor = $"&cursor={next.GetString()}";
        }

        Assert.Equal(ids.Order(), seen.Order());
        // Within one tick of the store's clock the order is that of the ids.
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("fingerprint=0123456789ABCDEF", "fingerprint")]
    [InlineData("fingerprint=' or 1=1", "fingerprint")]
    [InlineData("cursor=e30", "cursor")]
    [InlineData("cursor=eyJ2IjoxLCJhZnRlciI6Iicgb3IgMT0xIn0", "cursor")]
    public async Task Page_that_there_cannot_be_is_a_problem_that_names_the_parameter(string query, string field)
    {
        using var response = await GetAsync($"/api/v1/incidents?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("manifest", "application/json")]
    [InlineData("envelope", "application/vnd.dsse.envelope.v1+json")]
    [InlineData("report", "text/html")]
    public async Task Document_has_its_digest_as_entity_tag_is_not_sent_twice_and_is_sent_in_parts(string document, string type)
    {
        var path = $"/api/v1/incidents/{await _server.SealAsync("key")}/{document}";
        using var whole = await GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal((type, $"\"{Identity.Sha256(bytes)}\""), (whole.Content.Headers.ContentType?.MediaType, whole.Headers.ETag?.Tag));

        using var again = await GetAsync(path, r => r.IfNoneMatch.Add(whole.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var changed = await GetAsync(path, r => r.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var part = await GetAsync(path, r => r.Range = new RangeHeaderValue(3, 9));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[3..10], await part.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Report_comes_with_its_policy_as_a_header_too()
    {
        using var response = await GetAsync($"/api/v1/incidents/{await _server.SealAsync("key")}/report");
        Assert.Equal(HtmlReport.Policy + "; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("no key was given", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_may_be_kept_for_good()
    {
        await _server.SealAsync("key");
        using var response = await GetAsync($"/api/v1/evidence/{Identity.Sha256("{\"n\":1}"u8)}");
        Assert.Equal("{\"n\":1}", await response.Content.ReadAsStringAsync(Ct));
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_that_was_deleted_is_gone_and_the_door_says_when_and_why()
    {
        var id = await _server.SealAsync("deleted");
        var announcement = Assert.Single(await _server.Store.UnannouncedAsync(10, Ct));
        await _server.Store.MarkAnnouncedAsync(announcement.PlanId, 1, Ct);
        await _server.Store.ForgetSharedAsync(10, Ct);
        Assert.Equal(1, await _server.Store.DeleteOldAsync(new Retention(TimeSpan.Zero, null), 10, Ct));
        foreach (var what in (string[])["manifest", "envelope", "report"])
        {
            using var response = await _server.Http.GetAsync(new Uri($"/api/v1/incidents/{id}/{what}", UriKind.Relative), Ct);
            Assert.Equal((System.Net.HttpStatusCode.Gone, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Contains("store.keepDays", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Fingerprint_of_an_alert_leads_to_the_report_of_its_newest_incident()
    {
        await _server.SealAsync("old", "0123456789abcdef");
        var newest = await _server.SealAsync("new", "0123456789abcdef");
        await _server.SealAsync("other", "fedcba9876543210");

        using var response = await GetAsync("/api/v1/incidents?fingerprint=0123456789abcdef");
        Assert.Equal((HttpStatusCode.Found, $"/api/v1/incidents/{newest}/report"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/api/v1/incidents?fingerprint=00000000000000ff")).StatusCode);
    }

    [Fact]
    public async Task Evidence_has_its_digest_as_entity_tag_and_is_sent_in_parts()
    {
        await _server.SealAsync("key");
        var path = $"/api/v1/evidence/{Identity.Sha256("{\"n\":1}"u8)}";
        using var whole = await GetAsync(path);
        Assert.Equal(("application/json", $"\"{Identity.Sha256("{\"n\":1}"u8)}\""), (whole.Content.Headers.ContentType?.MediaType, whole.Headers.ETag?.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(path, r => r.IfNoneMatch.Add(whole.Headers.ETag!))).StatusCode);
        using var part = await GetAsync(path, r => r.Range = new RangeHeaderValue(1, 3));
        Assert.Equal((HttpStatusCode.PartialContent, "\"n\""), (part.StatusCode, await part.Content.ReadAsStringAsync(Ct)));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await GetAsync(path, r => r.Range = new RangeHeaderValue(99, 100))).StatusCode);
    }

    async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestHeaders>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        with?.Invoke(request.Headers);
        return await _server.Http.SendAsync(request, Ct);
    }
}
