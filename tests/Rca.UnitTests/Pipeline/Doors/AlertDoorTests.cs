using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rca.Core.Configuration;
using Rca.UnitTests.Pipeline.Intake;
using Rca.UnitTests.Pipeline.Intake.Formats;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

/// <summary>The door of each format, over HTTP: who may come in, and what is answered for each alert.</summary>
public sealed class AlertDoorTests
{
    const string Old = "EXAMPLE-old-secret";
    const string New = "EXAMPLE-new-secret";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_format_has_its_door()
    {
        await using var server = await DoorServer.StartAsync(Ct);
        Assert.Equal(HttpStatusCode.MultiStatus, (await PostAsync(server, "grafana", Bodies.Grafana)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "pagerduty", Bodies.PagerDuty())).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "opsgenie", Bodies.Opsgenie)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "cloudevents", Bodies.CloudEvent, "application/cloudevents+json")).Status);
        Assert.Equal(["grafana", "pagerduty", "opsgenie", "cloudevents"], server.Accepted.Select(a => a.Sender));
    }

    [Fact]
    public async Task Alerts_that_end_differently_are_answered_one_by_one()
    {
        await using var server = await DoorServer.StartAsync(Ct);
        var (status, body) = await PostAsync(server, "cloudevents", $"[{Bodies.CloudEvent},{{\"specversion\":\"2\"}}]", "application/cloudevents-batch+json");
        Assert.Equal(HttpStatusCode.MultiStatus, status);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal(["/0 unrouted", "/1 refused"], answer.RootElement.GetProperty("alerts").EnumerateArray().Select(a => $"{a.GetProperty("alert")} {a.GetProperty("outcome")}").Order(StringComparer.Ordinal));
        Assert.Single(server.Accepted);
    }

    [Fact]
    public async Task Batch_of_which_nothing_can_be_read_is_refused_and_an_empty_one_is_nothing()
    {
        await using var server = await DoorServer.StartAsync(Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(server, "cloudevents", "[{},1]", "application/cloudevents-batch+json")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "cloudevents", "[]", "application/cloudevents-batch+json")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(server, "cloudevents", "{}")).Status);
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task Signature_of_any_secret_that_is_configured_opens_the_door_of_pagerduty_without_a_token()
    {
        await using var server = await SignedAsync();
        foreach (var header in (string[])[Sign(Old), Sign(New), $"{Sign("another")},{Sign(New)}", $"v2=00, {Sign(Old)}"])
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, "pagerduty", Bodies.PagerDuty(), signature: header)).Status);
    }

    [Fact]
    public async Task Body_without_a_signature_of_a_secret_is_a_401_and_nothing_is_accepted()
    {
        await using var server = await SignedAsync();
        foreach (var header in (string?[])[null, "", "v1=", "v1=" + new string('0', 64), "v1=" + new string('x', 64), Sign("another"), Sign(New)[..^1], "V1" + Sign(New)[2..], Sign(New, Bodies.PagerDuty() + " ")])
            Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "pagerduty", Bodies.PagerDuty(), signature: header)).Status);
        // A signature is PagerDuty's alone: the other doors still need the token.
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, "opsgenie", Bodies.Opsgenie, signature: Sign(New, Bodies.Opsgenie))).Status);
        Assert.Empty(server.Accepted);
    }

    [Theory]
    [InlineData("grafana")]
    [InlineData("pagerduty")]
    [InlineData("opsgenie")]
    public async Task Body_that_is_no_json_or_of_another_sender_is_a_problem(string format)
    {
        await using var server = await DoorServer.StartAsync(Ct);
        foreach (var body in (string[])["", "{", "{\"a\":1,\"a\":2}", string.Concat(Enumerable.Repeat("[", 10_000))])
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, format, body)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(server, format, Webhooks.DemoBody)).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(server, format, "{}", "text/plain")).Status);
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task Body_of_pagerduty_beyond_its_limit_is_a_413()
    {
        await using var server = await DoorServer.StartAsync(Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(server, "pagerduty", new string(' ', 512 * 1024 + 1))).Status);
    }

    static Task<DoorServer> SignedAsync()
    {
        Environment.SetEnvironmentVariable("RCA_TEST_PD_TOKEN", "report-token");
        Environment.SetEnvironmentVariable("RCA_TEST_PD_OLD", Old);
        Environment.SetEnvironmentVariable("RCA_TEST_PD_NEW", New);
        return DoorServer.StartAsync(Ct, Secret("RCA_TEST_PD_TOKEN"), pagerDuty: [Secret("RCA_TEST_PD_OLD"), Secret("RCA_TEST_PD_NEW")]);
    }

    static SecretReference Secret(string name) => SecretReference.TryParse($"${{env:{name}}}", ".", out var secret) ? secret : throw new InvalidOperationException(name);

    static string Sign(string secret, string? body = null) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body ?? Bodies.PagerDuty())));

    static async Task<(HttpStatusCode Status, string Body)> PostAsync(DoorServer server, string format, string body, string type = "application/json", string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/alerts/{format}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-PagerDuty-Signature", signature);
        using var response = await server.Http.SendAsync(request, Ct);
        if ((int)response.StatusCode >= 400) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }
}
