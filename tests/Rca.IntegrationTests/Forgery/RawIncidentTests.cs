using System.Text;
using Rca.Bus;
using Rca.Contracts;
using Rca.IntegrationTests.Distributed;
using Xunit;

namespace Rca.IntegrationTests.Forgery;

/// <summary>Incidents that a program puts on the broker as plain JSON, and what else it may put there.</summary>
public sealed class RawIncidentTests(BrokerRoles roles) : IClassFixture<BrokerRoles>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Incident_of_a_stranger_is_redacted_before_it_is_published_on()
    {
        var heard = await roles.Broker.ListenAsync(Entities.Exchange<IncidentReported>(), Ct);
        var body = EndToEnd.Sources.Incident("token ghp_EXAMPLEexampleEXAMPLEexampleEXAMPLE12", ("alertname", "x"), ("database", "orders"), ("team", "priya@shop.example"));
        await roles.Broker.PublishAsync(Entities.IncidentExchange, body, Ct);
        string? published = null;
        await Waiting.UntilAsync(
            async () => (published = await roles.Broker.GetAsync(heard, Ct) is { } got ? Encoding.UTF8.GetString(got.Body.Span) : null) is not null, "IncidentReported", () => roles.Log.Text, Ct);
        Assert.Contains("\"receipt\"", published, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_", published + roles.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("priya", published + roles.Log.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string?, string> Refused => new()
    {
        { "empty object", "{}"u8.ToArray(), "application/json", "malformed" },
        { "empty body", [], "application/json", "malformed" },
        { "no object", "[]"u8.ToArray(), "application/json", "malformed" },
        { "null", "null"u8.ToArray(), "application/json", "malformed" },
        { "no JSON", "EXAMPLE"u8.ToArray(), "application/json", "malformed" },
        { "no UTF-8", [.. "{\"sender\":\"EXAMPLE"u8, 0xff, .. "\"}"u8], "application/json", "malformed" },
        { "alerts missing", """{"sender":"a","dedupKey":"EXAMPLE","startsAt":"2026-11-23T12:00:00Z"}"""u8.ToArray(), "application/json", "malformed" },
        { "null alert", """{"sender":"a","dedupKey":"EXAMPLE","startsAt":"2026-11-23T12:00:00Z","alerts":[null]}"""u8.ToArray(), "application/json", "malformed" },
        { "null label", """{"sender":"a","dedupKey":"k","startsAt":"2026-11-23T12:00:00Z","alerts":[{"labels":{"EXAMPLE":null}}]}"""u8.ToArray(), "application/json", "malformed" },
        { "envelope", """{"message":{"sender":"EXAMPLE"},"messageType":["urn:message:Rca.Contracts:IncidentReported"]}"""u8.ToArray(), "application/json", "malformed" },
        { "too large", Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident(new string('E', 1024 * 1024), "orders")), "application/json", "too-large" },
        { "text", Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident("EXAMPLE", "orders")), "text/plain", "content-type" },
        { "masstransit", Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident("EXAMPLE", "orders")), "application/vnd.masstransit+json", "content-type" },
        { "no type", Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident("EXAMPLE", "orders")), null, "content-type" },
        { "nonsense type", Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident("EXAMPLE", "orders")), ";;/;", "content-type" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Body_that_is_no_incident_is_refused_with_a_reason_and_kept_nowhere(string what, byte[] body, string? contentType, string reason)
    {
        await RejectAsync($"RawMessage {reason}", Entities.IncidentExchange, body, contentType, what);
        await AssertNothingIsKeptAsync(Entities.IntakeQueue);
    }

    public static TheoryData<string, string> Unredacted => new()
    {
        { EndToEnd.Sources.Incident("EXAMPLE", "orders"), "unredacted" },
        { "{}", "malformed" },
        { "EXAMPLE", "malformed" },
        { """{"sender":"a","dedupKey":"EXAMPLE","startsAt":"2026-11-23T12:00:00Z","alerts":[null]}""", "malformed" },
    };

    [Theory]
    [MemberData(nameof(Unredacted), DisableDiscoveryEnumeration = true)]
    public async Task Incident_that_passes_the_intake_by_is_not_planned(string body, string reason)
    {
        await RejectAsync($"IncidentReported {reason}", Entities.Exchange<IncidentReported>(), Encoding.UTF8.GetBytes(body), "application/json", body);
        await AssertNothingIsKeptAsync(Entities.PlannerQueue);
    }

    async Task RejectAsync(string counted, string exchange, byte[] body, string? contentType, string what)
    {
        var before = roles.Rejected.Counted.Count;
        await roles.Broker.PublishAsync(exchange, body, Ct, contentType: contentType);
        await Waiting.UntilAsync(() => Task.FromResult(roles.Rejected.Counted.Count > before), $"{what} is counted", () => roles.Log.Text, Ct);
        Assert.Equal([counted], roles.Rejected.Counted.Skip(before));
        Assert.DoesNotContain("EXAMPLE", roles.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NullReference", roles.Log.Text, StringComparison.Ordinal);
    }

    async Task AssertNothingIsKeptAsync(string queue)
    {
        await Waiting.UntilAsync(async () => await roles.Broker.CountAsync(queue, Ct) == 0, $"{queue} is empty", () => roles.Log.Text, Ct);
        Assert.True(await roles.Broker.CountAsync($"{queue}_error", Ct) is null or 0, "the error queue is empty");
        Assert.True(await roles.Broker.CountAsync($"{queue}_skipped", Ct) is null or 0, "the queue of what nobody took is empty");
    }
}
