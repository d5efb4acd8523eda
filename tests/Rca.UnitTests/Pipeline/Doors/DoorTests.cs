using Npgsql;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.UnitTests.Pipeline.Intake;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

public sealed class DoorTests : IAsyncLifetime
{
    const string Alerts = "/api/v1/alerts/alertmanager";
    const string Incidents = "/api/v1/incidents";
    DoorServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await DoorServer.StartAsync(Ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Webhook_is_accepted_redacted_and_answered_with_its_incident()
    {
        using var response = await PostAsync(Alerts, Webhooks.DemoBody);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var incident = Assert.Single(_server.Accepted);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(Identity.Incident(incident), answer.RootElement.GetProperty("incidents")[0].GetProperty("incidentId").GetString());
        Assert.NotNull(incident.Receipt);
    }

    [Fact]
    public async Task Webhook_in_which_nothing_fires_is_no_incident_and_no_error()
    {
        using var response = await PostAsync(Alerts, Webhooks.Webhook().With("alerts.0.status", "\"resolved\""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"incidents":[],"droppedAlerts":0,"unroutedAlerts":0,"alerts":[{"alert":"/alerts/0","outcome":"resolved"}]}""", await response.Content.ReadAsStringAsync(Ct));
        Assert.NotNull(Assert.Single(_server.Accepted).ResolvedAt);
    }

    [Fact]
    public async Task Incident_whose_every_alert_is_dropped_is_answered_and_not_accepted()
    {
        using var response = await PostAsync(Incidents, Incident("Watchdog", "Watchdog"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"incidents":[],"droppedAlerts":2,"unroutedAlerts":0,"alerts":[{"alert":"/alerts/0","outcome":"dropped"},{"alert":"/alerts/1","outcome":"dropped"}]}""", await response.Content.ReadAsStringAsync(Ct));
        Assert.Empty(_server.Accepted);
    }

    [Fact]
    public async Task Incident_of_which_some_alerts_are_dropped_is_accepted_and_says_so()
    {
        using var response = await PostAsync(Incidents, Incident("Watchdog", "Idle"));
        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal((1, 1), (answer.RootElement.GetProperty("droppedAlerts").GetInt32(), answer.RootElement.GetProperty("unroutedAlerts").GetInt32()));
        Assert.Equal(2, Assert.Single(_server.Accepted).Alerts.Count);
    }

    static string Incident(params string[] alertnames) =>
        $$"""{"sender":"a","dedupKey":"k","startsAt":"2026-03-01T03:00:00Z","alerts":[{{string.Join(',', alertnames.Select(a => $$$"""{"labels":{"alertname":"{{{a}}}"}}"""))}}]}""";

    [Theory]
    [InlineData(Alerts, "{", 400, "")]
    [InlineData(Alerts, "[]", 422, "")]
    [InlineData(Alerts, "{\"version\":\"3\"}", 422, "/version")]
    [InlineData(Incidents, "{", 400, "")]
    [InlineData(Incidents, "{}", 422, "/alerts")]
    [InlineData(Incidents, "{\"sender\":\"a\",\"dedupKey\":\"k\",\"startsAt\":\"2026-03-01T03:00:00Z\",\"alerts\":[{\"labels\":{\"a\":null}}]}", 422, "/alerts/0/labels")]
    public async Task Bad_input_is_a_problem_that_names_the_field_and_nothing_is_accepted(string door, string body, int status, string field)
    {
        using var response = await PostAsync(door, body);
        await AssertProblemAsync(response, status, field);
        Assert.Empty(_server.Accepted);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public async Task Body_that_does_not_say_it_is_json_is_a_415(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Webhooks.DemoBody));
        if (type.Length > 0) content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await _server.Http.PostAsync(new Uri(Alerts, UriKind.Relative), content, Ct);
        await AssertProblemAsync(response, 415);
        Assert.Empty(_server.Accepted);
    }

    [Fact]
    public async Task Body_that_says_it_has_fifty_megabytes_is_refused_unread()
    {
        using var content = new CountedContent(50 * 1024 * 1024, saysLength: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, Alerts) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await _server.Http.SendAsync(request, Ct);
        await AssertProblemAsync(response, 413);
        Assert.Equal(0, content.Written);
        Assert.Empty(_server.Accepted);
    }

    [Fact]
    public async Task Body_of_fifty_megabytes_that_says_nothing_is_refused_at_its_limit()
    {
        using var content = new CountedContent(50 * 1024 * 1024, saysLength: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, Alerts) { Content = content };
        try
        {
            using var response = await _server.Http.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server has answered and closed while the client still wrote: which of the two it sees first is its own race.
        }

        // What was written beyond the limit lies in the sockets' buffers.
        Assert.InRange(content.Written, 1, 30 * 1024 * 1024);
        Assert.Empty(_server.Accepted);
    }

    [Fact]
    public async Task Bus_that_is_away_is_a_503_that_asks_to_try_again()
    {
        _server.Inbox = static () => throw new BusUnavailableException();
        using var response = await PostAsync(Alerts, Webhooks.DemoBody);
        await AssertProblemAsync(response, 503);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Sixty_five_reports_at_once_are_one_too_many()
    {
        var (release, inside) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new SemaphoreSlim(0));
        _server.Inbox = () =>
        {
            inside.Release();
            return release.Task;
        };
        var waiting = Enumerable.Range(0, 64).Select(_ => PostAsync(Alerts, Webhooks.DemoBody)).ToList();
        for (var i = 0; i < 64; i++) await inside.WaitAsync(Ct);
        using (var response = await PostAsync(Alerts, Webhooks.DemoBody)) await AssertProblemAsync(response, 503);
        release.SetResult();
        foreach (var response in await Task.WhenAll(waiting))
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            response.Dispose();
        }

        inside.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/incidents/inc-00000000000000000000000000000000/manifest")]
    [InlineData("/api/v1/incidents/..%2f..%2fetc/manifest")]
    [InlineData("/api/v1/incidents/inc-0/manifest")]
    [InlineData("/api/v1/evidence/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/api/v1/evidence/x'%20or%201=1")]
    public async Task What_is_not_there_is_a_404_problem(string path)
    {
        using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        await AssertProblemAsync(response, 404);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("GET", Alerts, 405)]
    public async Task What_no_door_answers_is_a_problem_too(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _server.Http.SendAsync(request, Ct);
        await AssertProblemAsync(response, status);
    }

    [Fact]
    public async Task Fault_of_ours_is_a_problem_without_its_text()
    {
        _server.Inbox = static () => throw new InvalidOperationException("EXAMPLE-Pw-3");
        using var response = await PostAsync(Alerts, Webhooks.DemoBody);
        await AssertProblemAsync(response, 500);
        Assert.DoesNotContain("EXAMPLE", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_away_is_told_as_passing_and_without_its_text()
    {
        _server.Inbox = static () => throw new NpgsqlException("EXAMPLE-Pw-3", new TimeoutException());
        using var response = await PostAsync(Alerts, Webhooks.DemoBody);
        await AssertProblemAsync(response, 503);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.DoesNotContain("EXAMPLE", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_readiness_answer_and_the_server_does_not_name_itself()
    {
        foreach (var path in (string[])["/healthz", "/readyz"])
        {
            using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(response.Headers.Server);
        }
    }

    [Fact]
    public async Task Each_door_opens_to_its_own_token_alone()
    {
        Environment.SetEnvironmentVariable("RCA_TEST_REPORT_TOKEN", "report-token");
        Environment.SetEnvironmentVariable("RCA_TEST_READ_TOKEN", "read-token");
        await using var server = await DoorServer.StartAsync(Ct, Secret("RCA_TEST_REPORT_TOKEN"), Secret("RCA_TEST_READ_TOKEN"));
        foreach (var header in (string?[])[null, "Bearer", "Bearer read-token", "Bearer report-token2", "Bearer report-toke", "bearer report-token", "Basic report-token", "report-token"])
            Assert.Equal(HttpStatusCode.Unauthorized, await ReportAsync(header));
        Assert.Empty(server.Accepted);
        Assert.Equal(HttpStatusCode.Accepted, await ReportAsync("Bearer report-token"));
        Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync("Bearer report-token"));
        Assert.Equal(HttpStatusCode.NotFound, await ReadAsync("Bearer read-token"));

        Task<HttpStatusCode> ReportAsync(string? header) => SendAsync(HttpMethod.Post, Alerts, header, new StringContent(Webhooks.DemoBody, Encoding.UTF8, "application/json"));

        Task<HttpStatusCode> ReadAsync(string header) => SendAsync(HttpMethod.Get, "/api/v1/evidence/x", header, null);

        async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? header, HttpContent? content)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);
            using var response = await server.Http.SendAsync(request, Ct);
            if (response.StatusCode is HttpStatusCode.Unauthorized) await AssertProblemAsync(response, 401);
            return response.StatusCode;
        }
    }

    static SecretReference Secret(string name) => SecretReference.TryParse($"${{env:{name}}}", ".", out var secret) ? secret : throw new InvalidOperationException(name);

    async Task<HttpResponseMessage> PostAsync(string door, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _server.Http.PostAsync(new Uri(door, UriKind.Relative), content, Ct);
    }

    static async Task AssertProblemAsync(HttpResponseMessage response, int status, string? field = null)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        if (field is not null) Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }

    sealed class CountedContent : HttpContent
    {
        readonly long _length;
        readonly bool _saysLength;

        public CountedContent(long length, bool saysLength)
        {
            (_length, _saysLength) = (length, saysLength);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public long Written { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            for (; Written < _length; Written += block.Length) await stream.WriteAsync(block, Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return _saysLength;
        }
    }
}
