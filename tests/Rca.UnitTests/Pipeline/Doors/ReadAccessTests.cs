using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rca.Core.Configuration;
using Rca.Pipeline.Doors;
using Rca.UnitTests.Pipeline.Intake;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>What happens around every request to read: it is written down, it is limited, and its answer tells a browser to run and keep nothing.</summary>
public sealed class ReadAccessTests : IAsyncLifetime
{
    const string Variable = "RCA_READ_ACCESS_TEST";
    const string Token = "EXAMPLE-reading";
    static readonly string Unknown = "inc-" + new string('0', 32);
    readonly Lines _log = new();
    DoorServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, Token);
        Assert.True(SecretReference.TryParse($"${{env:{Variable}}}", "", out var read));
        _server = await DoorServer.StartAsync(Ct, readToken: read, readsPerSecond: 1, log: _log);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Every_request_to_read_is_written_down_with_who_what_and_its_outcome_and_without_the_token()
    {
        await GetAsync($"/api/v1/incidents/{Unknown}/manifest", Token);
        await GetAsync($"/api/v1/evidence/{new string('a', 64)}", "EXAMPLE-wrong");
        await GetAsync("/api/v1/incidents/EXAMPLE%0Aforged/report", Token);
        await GetAsync("/api/v1/incidents", Token);
        await GetAsync("/healthz", Token);
        await _log.WaitForAsync(4, Ct);
        Assert.Equal(
            ((string[])[
                $"readManifest of {Unknown} by readToken from 127.0.0.1: 404",
                $"readEvidence of {new string('a', 64)} by nobody from 127.0.0.1: 401",
                "readReport of unknown by readToken from 127.0.0.1: 404",
                "listIncidents of all by readToken from 127.0.0.1: 200",
            ]).Order(StringComparer.Ordinal),
            _log.Said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reader_that_asks_too_often_is_told_to_wait_before_its_token_is_looked_at()
    {
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 1000 && refused is null; i++)
        {
            var response = await GetAsync("/api/v1/incidents", i % 2 == 0 ? Token : "EXAMPLE-guess");
            if (response.StatusCode == HttpStatusCode.TooManyRequests) refused = response;
            else Assert.Equal(i % 2 == 0 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal((429, "application/problem+json"), (problem.RootElement.GetProperty("status").GetInt32(), refused.Content.Headers.ContentType!.MediaType));
        // Health is not reading, and neither is reporting, which a sender would give up at a 429.
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await GetAsync("/healthz", null)).StatusCode);
        using var nothing = new StringContent("{", null, "application/json");
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await _server.Http.PostAsync(new Uri("/api/v1/incidents", UriKind.Relative), nothing, Ct)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/incidents", Token, 200)]
    [InlineData("/api/v1/incidents", null, 401)]
    [InlineData("/api/v1/nowhere", null, 404)]
    [InlineData("/healthz", null, 200)]
    [InlineData(DoorDescription.Path, null, 200)]
    public async Task Every_answer_tells_a_browser_to_run_keep_and_frame_nothing(string path, string? token, int status)
    {
        using var response = await GetAsync(path, token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Answer_to_a_fault_has_them_too()
    {
        _server.Inbox = static () => throw new InvalidOperationException("EXAMPLE");
        using var body = new StringContent(Webhooks.DemoBody, null, "application/json");
        using var response = await _server.Http.PostAsync(new Uri("/api/v1/alerts/alertmanager", UriKind.Relative), body, Ct);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void Caller_is_its_network(string address, string network) => Assert.Equal(IPAddress.Parse(network), ReadLimit.Network(IPAddress.Parse(address)));

    async Task<HttpResponseMessage> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _server.Http.SendAsync(request, Ct);
    }

    // What is written down comes after the answer.
    sealed class Lines : ILoggerProvider, ILogger
    {
        readonly SemaphoreSlim _come = new(0);
        readonly List<string> _said = [];

        public IReadOnlyList<string> Said
        {
            get { lock (_said) return [.. _said]; }
        }

        public async Task WaitForAsync(int count, CancellationToken ct)
        {
            for (var i = 0; i < count; i++) await _come.WaitAsync(ct);
        }

        public ILogger CreateLogger(string categoryName) => categoryName == ReadAudit.Category ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Equal((LogLevel.Information, "rca.read"), (logLevel, eventId.Name));
            lock (_said) _said.Add(formatter(state, exception));
            _come.Release();
        }

        public void Dispose() => _come.Dispose();
    }
}
