using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.UnitTests.Pipeline.Demo;

public sealed class ReplayServerTests : IDisposable
{
    static readonly DateTimeOffset Alert = new(2031, 5, 6, 7, 8, 9, 700, TimeSpan.Zero);
    readonly RecordingFolder _folder = new("2026-01-01T12:00:00Z");
    readonly HttpClient _client = new();

    [Fact]
    public async Task Times_of_a_body_are_shifted_by_one_offset_in_whole_seconds()
    {
        _folder.Write("a.json", """
            { "method": "GET", "path": "/a", "status": 200, "contentType": "application/json", "body": {
              "end": "2026-01-01T12:00:00Z", "before": [ { "at": "2026-01-01T11:59:00.123456Z" } ], "zone": "2026-01-01T13:00:00+01:00",
              "message": "at 2026-01-01T12:00:00Z it began", "date": "2026-01-01", "number": 20260101, "none": null } }
            """);
        var body = await GetAsync("/a");
        Assert.Equal("""
            {"end":"2031-05-06T07:08:09Z","before":[{"at":"2031-05-06T07:07:09.123456Z"}],"zone":"2031-05-06T08:08:09+01:00","message":"at 2026-01-01T12:00:00Z it began","date":"2026-01-01","number":20260101,"none":null}
            """, body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_recording_answers_only_its_own_method_path_query_and_accept()
    {
        _folder.Write("a.json", """{ "method": "GET", "path": "/a", "query": { "labelSelector": "app=x", "limit": "5" }, "status": 200, "contentType": "application/json", "body": 1 }""");
        _folder.Write("b.json", """{ "method": "POST", "path": "/b", "accept": "application/json;as=Partial", "status": 201, "contentType": "application/json", "body": 2 }""");
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, HttpMethod.Get, "/a?limit=5&labelSelector=app%3Dx"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Get, "/a?limit=5&labelSelector=app%3Dy"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Get, "/a?limit=5"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Get, "/a?limit=5&labelSelector=app%3Dx&continue=t"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Post, "/a?limit=5&labelSelector=app%3Dx"));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(server, HttpMethod.Post, "/b", "application/json; as=Partial"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Post, "/b", "application/json"));
    }

    [Fact]
    public async Task A_wildcard_matches_any_value_and_an_exact_recording_goes_first()
    {
        _folder.Write("a.json", """{ "method": "GET", "path": "/c", "query": { "since": "*", "page": "*" }, "status": 200, "contentType": "application/json", "body": "any" }""");
        _folder.Write("b.json", """{ "method": "GET", "path": "/c", "query": { "since": "*", "page": "2" }, "status": 200, "contentType": "application/json", "headers": { "Link": "<l>" }, "body": "second" }""");
        await using var server = await StartAsync();
        Assert.Equal("\"any\"", await _client.GetStringAsync(new Uri(server.Address, "/c?since=2026-01-01T00:00:00Z&page=1"), Token));
        using var second = await _client.GetAsync(new Uri(server.Address, "/c?since=x&page=2"), Token);
        Assert.Equal("\"second\"", await second.Content.ReadAsStringAsync(Token));
        Assert.Equal("<l>", Assert.Single(second.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task An_unknown_path_is_a_404_in_the_words_of_the_server_it_stands_for()
    {
        await using var server = await StartAsync();
        using var kubernetes = await _client.GetAsync(new Uri(server.Address, "/apis/apps/v1/nothing"), Token);
        using var other = await _client.GetAsync(new Uri(server.Address, "/repos/a/b"), Token);
        Assert.Equal(HttpStatusCode.NotFound, kubernetes.StatusCode);
        Assert.Equal("Status", (string?)(await kubernetes.Content.ReadFromJsonAsync<JsonNode>(Token))?["kind"]);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal("Not Found", (string?)(await other.Content.ReadFromJsonAsync<JsonNode>(Token))?["message"]);
    }

    [Fact]
    public async Task Every_request_is_in_the_log_with_its_status_and_bytes()
    {
        _folder.Write("a.json", """{ "method": "GET", "path": "/a", "query": { "q": "*" }, "status": 403, "contentType": "application/json", "body": [1, 2] }""");
        await using var server = await StartAsync();
        await StatusAsync(server, HttpMethod.Get, "/a?q=x%3Dy");
        await StatusAsync(server, HttpMethod.Delete, "/a");
        Assert.Equal([new("GET", "/a?q=x%3Dy", 403, 5), new("DELETE", "/a", 404, 23)], server.Requests);
    }

    [Fact]
    public async Task Two_recordings_of_one_request_are_refused_at_start()
    {
        _folder.Write("a.json", """{ "method": "GET", "path": "/a", "query": { "x": "1", "y": "*" }, "status": 200, "contentType": "t", "body": 1 }""");
        _folder.Write("b.json", """{ "method": "GET", "path": "/a", "query": { "y": "*", "x": "1" }, "status": 404, "contentType": "t", "body": 2 }""");
        var error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        Assert.Contains("GET /a?x=1&y=*", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_is_named_with_its_line()
    {
        _folder.Write("a.json", "{\n\"method\": \"GET\", \"pfad\": \"/a\" }");
        var error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        Assert.Contains("a.json, line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_story_is_refused()
    {
        File.Delete(Path.Combine(_folder.Path, "story.json"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        Assert.Contains("story.json is missing", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    Task<ReplayServer> StartAsync() => ReplayServer.StartAsync([_folder.Path], Alert, Token);

    async Task<JsonNode?> GetAsync(string path)
    {
        await using var server = await StartAsync();
        return await _client.GetFromJsonAsync<JsonNode>(new Uri(server.Address, path), Token);
    }

    async Task<HttpStatusCode> StatusAsync(ReplayServer server, HttpMethod method, string target, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, target));
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        using var response = await _client.SendAsync(request, Token);
        return response.StatusCode;
    }
}
