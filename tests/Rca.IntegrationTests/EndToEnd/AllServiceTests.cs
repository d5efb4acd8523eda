using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca all</c>: its doors, and what it does when a source goes away.</summary>
public sealed class AllServiceTests(OrdersDatabase orders) : IClassFixture<OrdersDatabase>, IDisposable
{
    const string Alertmanager = "/api/v1/alerts/alertmanager";
    const string Incidents = "/api/v1/incidents";
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Service_takes_both_reports_and_serves_manifest_and_evidence()
    {
        await using var service = await StartAsync();
        Assert.True(service.Client.BaseAddress!.IsLoopback);
        foreach (var door in (string[])["/healthz", "/readyz"])
        {
            using var healthy = await service.GetAsync(door);
            Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        }

        var fromAlertmanager = await service.ReportAsync(DemoFiles.Webhook(TimeProvider.System.GetUtcNow()), Alertmanager);
        var fromMessage = await service.ReportAsync(Sources.Incident("message", "orders"));
        Assert.Equal(fromMessage, await service.ReportAsync(Sources.Incident("message", "orders")));
        Assert.NotEqual(fromMessage, fromAlertmanager);

        foreach (var id in (string[])[fromAlertmanager, fromMessage])
        {
            var (_, manifest) = await service.ManifestAsync(id);
            Assert.Equal(id, manifest.Payload.Header.IncidentId);
            Assert.True(manifest.Payload.Header.Completeness.IsComplete);
            foreach (var evidence in manifest.Payload.Items.SelectMany(item => item.Evidence))
            {
                var bytes = await service.Client.GetByteArrayAsync(new Uri($"/api/v1/evidence/{evidence.Sha256}", UriKind.Relative), Ct);
                Assert.Equal(evidence.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            }
        }

        foreach (var unknown in (string[])["/api/v1/incidents/inc-00000000000000000000000000000000/manifest", "/api/v1/incidents/..%2f..%2fetc/manifest", $"/api/v1/evidence/{new string('0', 64)}", "/api/v1/evidence/lock"])
        {
            using var answer = await service.GetAsync(unknown);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Null(answer.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task Service_asked_before_the_seal_says_when_to_ask_again()
    {
        using var silence = new TcpListener(IPAddress.Loopback, 0);
        silence.Start();
        await using var service = await Service.StartAsync(_scratch, Hanging(silence), Sources.NoServer);

        var id = await service.ReportAsync(Sources.Incident("slow", "orders"));
        using (var early = await service.GetAsync($"/api/v1/incidents/{id}/manifest"))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
            Assert.NotNull(early.Headers.RetryAfter);
            Assert.Equal("application/problem+json", early.Content.Headers.ContentType?.MediaType);
        }

        var (_, manifest) = await service.ManifestAsync(id);
        Assert.Equal(Outcome.TimedOut, Assert.Single(manifest.Payload.Items).Outcome);
    }

    [Fact]
    public async Task Service_with_tokens_opens_each_door_to_its_own_token_alone()
    {
        var doors = Service.Doors.Replace("doors:", "doors:\n  reportToken: ${env:RCA_E2E_REPORT}\n  readToken: ${env:RCA_E2E_READ}", StringComparison.Ordinal);
        const string Report = "e2e-report-token", Read = "e2e-read-token";
        var environment = new Dictionary<string, string>(orders.Environment, StringComparer.Ordinal) { ["RCA_E2E_REPORT"] = Report, ["RCA_E2E_READ"] = Read };
        await using var service = await Service.StartAsync(_scratch, Sources.Postgres(doors), environment);

        foreach (var wrong in (string?[])[null, "", Read, Report + "x", Report[..^1], Report.ToUpperInvariant()])
        {
            using var answer = await service.PostAsync(Incidents, Sources.Incident("token", "orders"), token: wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            using var webhook = await service.PostAsync(Alertmanager, "{}", token: wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, webhook.StatusCode);
        }

        var id = await service.ReportAsync(Sources.Incident("token", "orders"), token: Report);
        var (_, manifest) = await service.ManifestAsync(id, Read);
        var digest = manifest.Payload.Items.SelectMany(item => item.Evidence).First().Sha256;
        foreach (var path in (string[])[$"/api/v1/incidents/{id}/manifest", $"/api/v1/evidence/{digest}"])
        {
            foreach (var wrong in (string?[])[null, Report, Read + "x"])
            {
                using var answer = await service.GetAsync(path, wrong);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }
        }

        Assert.DoesNotContain(Report, service.Process.Errors + service.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Read, service.Process.Errors + service.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_that_cannot_be_read_are_refused_and_leave_nothing()
    {
        await using var service = await StartAsync();
        var webhook = DemoFiles.Webhook(TimeProvider.System.GetUtcNow());
        await AssertRefusedAsync(service, Alertmanager, "{\"version\": ", HttpStatusCode.BadRequest, null);
        await AssertRefusedAsync(service, Incidents, "not json", HttpStatusCode.BadRequest, null);
        await AssertRefusedAsync(service, Alertmanager, webhook.Replace("\"version\":\"4\"", "\"version\":\"3\"", StringComparison.Ordinal), HttpStatusCode.UnprocessableEntity, "/version");
        await AssertRefusedAsync(service, Alertmanager, """{"version":"4","groupKey":"k","alerts":[]}""", HttpStatusCode.UnprocessableEntity, "/alerts");
        await AssertRefusedAsync(service, Alertmanager, """{"version":"4","groupKey":"k"}""", HttpStatusCode.UnprocessableEntity, "/alerts");
        await AssertRefusedAsync(service, Incidents, """{"sender":"on-call","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[]}""", HttpStatusCode.UnprocessableEntity, "/alerts");
        await AssertRefusedAsync(service, Alertmanager, webhook, HttpStatusCode.UnsupportedMediaType, null, "text/plain");

        using (var large = new HttpRequestMessage(HttpMethod.Post, Alertmanager) { Content = new ByteArrayContent(new byte[50 * 1024 * 1024]) })
        {
            large.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            large.Headers.ExpectContinue = true;
            using var answer = await service.Client.SendAsync(large, Ct);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        service.Process.Stop();
        Assert.Equal(0, await service.Process.ExitAsync(Ct));
        Assert.Equal("0", Assert.Single(await Service.RowsAsync(_scratch, "select count(*) from incidents")));
    }

    [Fact]
    public async Task Source_stopped_under_the_service_is_Unreachable_and_the_service_stays()
    {
        await using var own = new OrdersDatabase();
        await own.InitializeAsync();
        await using var service = await Service.StartAsync(_scratch, Sources.Postgres(Service.Doors).Replace("collection: 12s", "collection: 12s\n  freshness: 0s", StringComparison.Ordinal), own.Environment);
        var (_, before) = await service.ManifestAsync(await service.ReportAsync(Sources.Incident("before", "orders")));
        Assert.True(before.Payload.Header.Completeness.IsComplete);

        await own.StopAsync(Ct);
        var (_, after) = await service.ManifestAsync(await service.ReportAsync(Sources.Incident("after", "orders")));

        Assert.Equal(2, after.Payload.Items.Count);
        Assert.All(after.Payload.Items, item => Assert.Equal(Outcome.Unreachable, item.Outcome));
        using var ready = await service.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    Task<Service> StartAsync() => Service.StartAsync(_scratch, Sources.Postgres(Service.Doors), orders.Environment);

    internal static string Hanging(TcpListener silence) => $$$"""
        {{{Service.Doors}}}
        budgets:
          deadline: 6s
          collection: 3s
        sources:
          - name: prod-eu
            connector: kubernetes
            allowedScopes:
              - namespace: shop
            options:
              address: http://127.0.0.1:{{{((IPEndPoint)silence.LocalEndpoint).Port}}}
        routes:
          - match:
              alertname: "*"
            collect:
              - source: prod-eu
                capabilities: [kubernetes.pods]
                scope:
                  namespace: shop
                  workload: checkout
        """;

    static async Task AssertRefusedAsync(Service service, string door, string body, HttpStatusCode expected, string? field, string type = "application/json")
    {
        using var answer = await service.PostAsync(door, body, type);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}, expected {expected}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = System.Text.Json.JsonDocument.Parse(text);
        if (field is not null) Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }
}
