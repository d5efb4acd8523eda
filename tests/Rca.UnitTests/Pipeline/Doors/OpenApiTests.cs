using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using NJsonSchema;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Pipeline.Doors;
using Rca.UnitTests.Pipeline.Intake;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>The OpenAPI document is what the routes say, and what the running doors answer fits it.</summary>
public sealed partial class OpenApiTests : IAsyncLifetime
{
    const string ReportVariable = "RCA_OPENAPI_TEST_REPORT";
    const string ReadVariable = "RCA_OPENAPI_TEST_READ";
    DoorServer _server = null!;
    JsonObject _document = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(ReportVariable, "report-token");
        Environment.SetEnvironmentVariable(ReadVariable, "read-token");
        Assert.True(SecretReference.TryParse($"${{env:{ReportVariable}}}", "", out var report));
        Assert.True(SecretReference.TryParse($"${{env:{ReadVariable}}}", "", out var read));
        _server = await DoorServer.StartAsync(Ct, report, read);
        _document = JsonNode.Parse(await _server.Http.GetStringAsync(new Uri(DoorDescription.Path, UriKind.Relative), Ct))!.AsObject();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Published_document_is_what_the_routes_say() =>
        PublishedFile.Check(PublishedFile.Path("docs", "openapi.json"), (await _server.Http.GetStringAsync(new Uri(DoorDescription.Path, UriKind.Relative), Ct)).ReplaceLineEndings("\n") + "\n");

    [Fact]
    public void Every_route_of_the_doors_is_in_it_and_no_other()
    {
        var routes = _server.Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r != DoorDescription.Path);
        Assert.Equal(routes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Paths.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_names_its_token_and_its_problems()
    {
        foreach (var (path, method, operation) in Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var token = Assert.Single(Assert.Single(operation["security"]!.AsArray())!.AsObject()).Key;
            Assert.Equal(method == "post" ? "reportToken" : "readToken", token);
            foreach (var status in (string[])["401", "500", "503"])
                Assert.True(operation["responses"]![status]?["content"]?["application/problem+json"] is not null, $"{method} {path} {status}");
            Assert.NotNull(operation["operationId"]);
        }
    }

    [Fact]
    public async Task What_the_running_doors_answer_fits_it()
    {
        var (id, sealedOne) = ("inc-" + new string('0', 32), await _server.SealAsync("key"));
        (string Method, string Path, string Body, string? Token, int Status)[] asked =
        [
            ("POST", "/api/v1/alerts/alertmanager", Webhooks.DemoBody, "report-token", 202), ("POST", "/api/v1/alerts/alertmanager", "{", "report-token", 400),
            ("POST", "/api/v1/alerts/alertmanager", "{}", "report-token", 422), ("POST", "/api/v1/alerts/alertmanager", "{}", null, 401),
            ("POST", "/api/v1/alerts/alertmanager", Webhooks.Webhook().With("alerts.0.status", "\"resolved\""), "report-token", 200),
            ("POST", "/api/v1/incidents", Webhooks.Plain().ToJsonString(), "report-token", 202), ("POST", "/api/v1/incidents", "[]", "report-token", 422),
            ("GET", "/api/v1/incidents", "", "read-token", 200), ("GET", "/api/v1/incidents", "", null, 401), ("GET", "/api/v1/incidents?limit=0", "", "read-token", 400),
            ("GET", "/api/v1/incidents?fingerprint=0123456789abcdef", "", "read-token", 404), ("GET", $"/api/v1/incidents/{id}/manifest", "", "read-token", 404),
            ("GET", $"/api/v1/incidents/{id}/envelope", "", "read-token", 404), ("GET", $"/api/v1/incidents/{id}/report", "", "read-token", 404),
            ("GET", $"/api/v1/incidents/{sealedOne}/manifest", "", "read-token", 200), ("GET", $"/api/v1/incidents/{sealedOne}/envelope", "", "read-token", 200),
            ("GET", $"/api/v1/incidents/{sealedOne}/report", "", "read-token", 200),
            ("GET", $"/api/v1/evidence/{Identity.Sha256("{\"n\":1}"u8)}", "", "read-token", 200), ("GET", "/api/v1/evidence/x", "", "read-token", 404), ("GET", "/healthz", "", null, 200), ("GET", "/readyz", "", null, 200),
        ];
        foreach (var (method, path, body, token, status) in asked)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (method == "POST") request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _server.Http.SendAsync(request, Ct);
            Assert.True((int)response.StatusCode == status, $"{method} {path}: {response.StatusCode}");
            Assert.Empty(await FaultsAsync(method, path, response));
        }
    }

    [Theory]
    [InlineData("/api/v1/alerts/alertmanager", "groupKey")]
    [InlineData("/api/v1/incidents", "dedupKey")]
    public async Task Body_that_a_door_takes_fits_it_and_one_that_it_refuses_does_not(string path, string required)
    {
        var body = path.EndsWith("incidents", StringComparison.Ordinal) ? Webhooks.Plain() : JsonNode.Parse(Webhooks.DemoBody)!.AsObject();
        var schema = await SchemaAsync(Paths[path]!["post"]!["requestBody"]!["content"]!["application/json"]!);
        Assert.Empty(schema.Validate(body.ToJsonString()));
        var number = body.DeepClone();
        number[required] = 1;
        Assert.NotEmpty(schema.Validate(number.ToJsonString()));
        body.Remove(required);
        Assert.NotEmpty(schema.Validate(body.ToJsonString()));
    }

    [Fact]
    public async Task Manifest_without_its_root_does_not_fit_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/incidents/{await _server.SealAsync("key")}/manifest");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "read-token");
        using var response = await _server.Http.SendAsync(request, Ct);
        var manifest = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!.AsObject();
        var schema = await SchemaAsync(Paths["/api/v1/incidents/{id}/manifest"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!);
        Assert.Empty(schema.Validate(manifest.ToJsonString()));
        manifest.Remove("root");
        Assert.NotEmpty(schema.Validate(manifest.ToJsonString()));
    }

    // That the test above would notice.
    [Fact]
    public async Task Answer_that_does_not_fit_is_noticed()
    {
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("{\"incidents\":1}", Encoding.UTF8, "application/json") };
        Assert.NotEmpty(await FaultsAsync("GET", "/api/v1/incidents", response));
        using var teapot = new HttpResponseMessage((System.Net.HttpStatusCode)418) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        Assert.NotEmpty(await FaultsAsync("GET", "/api/v1/incidents", teapot));
    }

    JsonObject Paths => _document["paths"]!.AsObject();

    IEnumerable<(string Path, string Method, JsonObject Operation)> Operations => Paths.SelectMany(p => p.Value!.AsObject().Select(o => (p.Key, o.Key, o.Value!.AsObject())));

    async Task<IReadOnlyList<string>> FaultsAsync(string method, string path, HttpResponseMessage response)
    {
        var bare = path.Split('?')[0];
        var template = Paths.Select(p => p.Key).Single(t => Regex.IsMatch(bare, "^" + Parameter().Replace(t, "[^/]+") + "$"));
        if (Paths[template]![method.ToLowerInvariant()]!["responses"]![$"{(int)response.StatusCode}"]?["content"] is not JsonObject content) return [$"{method} {template} has no {(int)response.StatusCode}"];
        if (content[response.Content.Headers.ContentType!.MediaType!] is not JsonObject media) return [$"{method} {template} has no {response.Content.Headers.ContentType.MediaType}"];
        var text = await response.Content.ReadAsStringAsync(Ct);
        if (!response.Content.Headers.ContentType.MediaType!.Contains("json", StringComparison.Ordinal)) return [];
        return [.. (await SchemaAsync(media)).Validate(text).Select(e => $"{method} {path}: {e}")];
    }

    // A schema by itself has its definitions elsewhere than a document of OpenAPI.
    async Task<JsonSchema> SchemaAsync(JsonNode media)
    {
        var schema = media["schema"]!.DeepClone().AsObject();
        schema["definitions"] = _document["components"]!["schemas"]!.DeepClone();
        return await JsonSchema.FromJsonAsync(schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal), Ct);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
