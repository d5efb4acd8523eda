using Rca.Core.Configuration;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Intake.Formats;
using Rca.Pipeline.TestAlerts;
using Rca.UnitTests.Pipeline.Doors;
using Xunit;

namespace Rca.UnitTests.Pipeline.TestAlerts;

public sealed class AlertTrialTests : IAsyncLifetime
{
    static readonly TestAlert Alert = new("rca-test-1", new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = "Saturated", ["namespace"] = "shop" }, DateTimeOffset.UnixEpoch.AddYears(56));

    DoorServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Formats => [.. TestAlert.Formats.Keys];

    public async ValueTask InitializeAsync() => _server = await DoorServer.StartAsync(Ct, Secret("RCA_TRIAL_REPORT", "reporting"), Secret("RCA_TRIAL_READ", "reading"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Alert_of_each_format_is_taken_as_one_incident(string format)
    {
        var answer = await Trial(_server.Http).ReportAsync(Alert, format, signing: null, Ct);
        Assert.StartsWith("inc-", Assert.Single(answer.Incidents).IncidentId, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(answer.Alerts).Outcome, (AlertOutcome[])[AlertOutcome.Accepted, AlertOutcome.Unrouted]);
        if (format is not "pagerduty") Assert.Contains(Assert.Single(Assert.Single(_server.Accepted).Alerts).Labels, l => l.Key is "namespace");
    }

    [Fact]
    public async Task Alert_signed_as_PagerDuty_does_is_taken_where_a_signature_is_needed()
    {
        var secret = Secret("RCA_TRIAL_SIGNING", "signing");
        await using var server = await DoorServer.StartAsync(Ct, Secret("RCA_TRIAL_REPORT", "reporting"), null, pagerDuty: [secret]);
        Assert.Single((await Trial(server.Http, token: null).ReportAsync(Alert, "pagerduty", secret, Ct)).Incidents);
        Assert.Contains("it does not take the token", await RefusedAsync(() => Trial(server.Http, token: null).ReportAsync(Alert, "pagerduty", signing: null, Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_with_another_token_says_which_option_gives_the_right_one() =>
        Assert.Contains("--report-token", await RefusedAsync(() => Trial(_server.Http, Secret("RCA_TRIAL_WRONG", "wrong")).ReportAsync(Alert, "plain", signing: null, Ct)), StringComparison.Ordinal);

    [Fact]
    public async Task Manifest_that_is_not_there_in_time_is_none()
    {
        var id = Assert.Single((await Trial(_server.Http).ReportAsync(Alert, "plain", signing: null, Ct)).Incidents).IncidentId;
        Assert.Null(await Trial(_server.Http).WaitAsync(id, TimeSpan.Zero - TimeSpan.FromTicks(1), Ct));
    }

    [Fact]
    public async Task Manifest_asked_for_with_another_token_says_which_option_gives_the_right_one() =>
        Assert.Contains("--read-token", await RefusedAsync(() => Trial(_server.Http, read: Secret("RCA_TRIAL_WRONG", "wrong")).WaitAsync("inc-0", TimeSpan.Zero, Ct)), StringComparison.Ordinal);

    [Fact]
    public async Task Address_where_nothing_answers_says_what_to_look_at()
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:1") };
        Assert.Contains("nothing answers there", await RefusedAsync(() => Trial(http).ReportAsync(Alert, "plain", signing: null, Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_with_a_fault_of_its_own_says_its_status()
    {
        using var http = new HttpClient(new Answering(System.Net.HttpStatusCode.BadGateway, "")) { BaseAddress = new Uri("http://127.0.0.1") };
        Assert.Contains("answered 502", await RefusedAsync(() => Trial(http).ReportAsync(Alert, "plain", signing: null, Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_of_something_else_says_that_it_is_no_rca()
    {
        using var http = new HttpClient(new Answering(System.Net.HttpStatusCode.OK, "<html>")) { BaseAddress = new Uri("http://127.0.0.1") };
        Assert.Contains("no rca", await RefusedAsync(() => Trial(http).ReportAsync(Alert, "plain", signing: null, Ct)), StringComparison.Ordinal);
    }

    static AlertTrial Trial(HttpClient http) => Trial(http, Secret("RCA_TRIAL_REPORT", "reporting"));

    static AlertTrial Trial(HttpClient http, SecretReference? token = null, SecretReference? read = null) =>
        new(http, http.BaseAddress!, http.BaseAddress!, token, read ?? Secret("RCA_TRIAL_READ", "reading"), TimeProvider.System);

    static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<BadInputException>(act)).Message;

    static SecretReference Secret(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);
        Assert.True(SecretReference.TryParse($"${{env:{variable}}}", "/", out var reference));
        return reference;
    }

    sealed class Answering(System.Net.HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
    }
}
