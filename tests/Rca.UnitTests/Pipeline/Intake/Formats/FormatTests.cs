using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Rca.Contracts;
using Rca.Core;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Intake.Formats;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Intake.Formats;

/// <summary>What each adapter makes of a body as its sender documents it, and of one that is not.</summary>
public sealed class FormatTests
{
    const string Structured = "application/cloudevents+json";
    const string Batched = "application/cloudevents-batch+json";
    static readonly DateTimeOffset Three = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Grafana_group_is_an_incident_of_its_firing_alerts()
    {
        var report = Read("grafana", Bodies.Grafana);
        var incident = report.Incident!;
        Assert.Equal(("grafana", """1 {}:{alertname="CheckoutErrors"}""", true), (incident.Sender, incident.DedupKey, incident.Repeats));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero).AddTicks(1570760), incident.StartsAt);
        Assert.Equal(("shop", "c6eadffa33fcdf37", 3), (incident.Alerts[0].Labels["namespace"], incident.Alerts[0].Fingerprint, incident.Alerts[0].Links!.Count));
        Assert.Equal(["/alerts/0"], report.Places);
        Assert.Equal([new AlertAnswer("/alerts/1", AlertOutcome.Resolved)], report.Others);
    }

    [Fact]
    public void Group_of_another_organisation_is_another_one() => Assert.NotEqual(
        Read("grafana", Bodies.Grafana).Incident!.DedupKey, Read("grafana", Bodies.Object(Bodies.Grafana).With("orgId", "2")).Incident!.DedupKey);

    [Theory]
    [InlineData("0", true)]
    [InlineData("2", false)]
    public void Group_in_which_all_is_resolved_has_resolved_unless_alerts_were_left_out(string truncated, bool isResolved)
    {
        var body = Webhooks.Webhook();
        body["truncatedAlerts"] = int.Parse(truncated, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isResolved, Read("alertmanager", body.With("alerts.0.status", "\"resolved\"")).Incident is not null);
    }

    [Fact]
    public void Pagerduty_incident_is_one_with_its_service_and_title()
    {
        var incident = Read("pagerduty", Bodies.PagerDuty()).Incident!;
        Assert.Equal(("pagerduty", "PIJ90N7 baf7cf21", Three, true), (incident.Sender, incident.DedupKey, incident.StartsAt, incident.Repeats));
        Assert.Equal(("checkout", "high", "P1", "checkout is slow"), (Label("service"), Label("urgency"), Label("priority"), incident.Alerts[0].Annotations!["summary"]));

        string Label(string name) => incident.Alerts[0].Labels[name];
    }

    [Fact]
    public void Pagerduty_incident_that_is_reopened_starts_then_and_one_that_is_delivered_again_is_the_same()
    {
        string Id(string body) => Identity.Incident(Read("pagerduty", body).Incident!);
        Assert.Equal(Id(Bodies.PagerDuty()), Id(Bodies.PagerDuty(occurredAt: "2026-03-01T03:05:00Z")));
        var reopened = Read("pagerduty", Bodies.PagerDuty("incident.reopened", "2026-03-02T03:00:00Z")).Incident!;
        Assert.Equal((Three.AddDays(1), Read("pagerduty", Bodies.PagerDuty()).Incident!.DedupKey), (reopened.StartsAt, reopened.DedupKey));
    }

    [Fact]
    public void Pagerduty_incident_that_has_resolved_starts_nothing()
    {
        var report = Read("pagerduty", Bodies.PagerDuty("incident.resolved"));
        Assert.Equal(Three.AddSeconds(1), report.Incident!.ResolvedAt);
        Assert.Equal([AlertOutcome.Resolved], report.Others.Select(o => o.Outcome));
    }

    [Theory]
    [InlineData("incident.acknowledged")]
    [InlineData("incident.annotated")]
    [InlineData("service.updated")]
    [InlineData("something.new")]
    public void Pagerduty_event_of_another_kind_is_ignored(string type) => AssertIgnored(Read("pagerduty", Bodies.PagerDuty(type)));

    [Fact]
    public void Pagerduty_ping_is_ignored() => AssertIgnored(Read("pagerduty",
        """{"event":{"id":"1","event_type":"pagey.ping","resource_type":"pagey","occurred_at":"2026-03-01T03:00:00Z","agent":null,"client":null,"data":{"message":"Hello","type":"ping"}}}"""));

    [Fact]
    public void Opsgenie_alert_is_an_incident_with_its_details_as_labels()
    {
        var incident = Read("opsgenie", Bodies.Opsgenie).Incident!;
        Assert.Equal(("opsgenie", "checkout-slow", Three), (incident.Sender, incident.DedupKey, incident.StartsAt));
        Assert.Equal(["alertname", "entity", "namespace", "priority"], incident.Alerts[0].Labels.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("checkout is slow", incident.Alerts[0].Annotations!["summary"]);
    }

    [Theory]
    [InlineData("Close")]
    [InlineData("Delete")]
    public void Opsgenie_alert_that_is_closed_has_resolved(string action) =>
        Assert.NotNull(Read("opsgenie", Bodies.Object(Bodies.Opsgenie).With("action", $"\"{action}\"")).Incident!.ResolvedAt);

    [Fact]
    public void Opsgenie_action_of_another_kind_is_ignored() => AssertIgnored(Read("opsgenie", Bodies.Object(Bodies.Opsgenie).With("action", "\"Acknowledge\"")));

    [Fact]
    public void Cloud_event_is_an_incident_whose_attributes_are_labels()
    {
        var incident = Read("cloudevents", Bodies.CloudEvent, Structured).Incident!;
        Assert.Equal(("cloudevents", "/shop/checks e1", Three, null), (incident.Sender, incident.DedupKey, incident.StartsAt, incident.Repeats));
        Assert.Equal(["namespace=shop", "severity=3", "source=/shop/checks", "subject=checkout", "type=com.example.alert"],
            incident.Alerts[0].Labels.Select(l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cloud_event_in_binary_mode_is_the_same_as_in_structured_mode()
    {
        var headers = new HeaderDictionary
        {
            ["ce-specversion"] = "1.0", ["ce-id"] = "e1", ["ce-source"] = "/shop/checks", ["ce-type"] = "com.example.alert", ["CE-Subject"] = "check%6Fut",
            ["ce-time"] = "2026-03-01T03:00:00Z", ["ce-namespace"] = "shop", ["ce-severity"] = "3", ["Content-Type"] = "application/json; charset=utf-8",
        };
        var binary = Webhooks.Read("cloudevents", "{\"message\":\"not ours\"}"u8.ToArray(), headers: headers).Incident!;
        var structured = Read("cloudevents", Bodies.CloudEvent, Structured).Incident!;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(structured with { Alerts = [] }, WireJson.Options), System.Text.Json.JsonSerializer.Serialize(binary with { Alerts = [] }, WireJson.Options));
        Assert.Equal(structured.Alerts[0].Labels.OrderBy(l => l.Key, StringComparer.Ordinal), binary.Alerts[0].Labels.OrderBy(l => l.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"alerts":[{"labels":{"alertname":"A"}}]}""", "cloudevents", "/s e1")]
    [InlineData("""{"sender":"shop","dedupKey":"k","startsAt":"2026-03-01T02:00:00Z","alerts":[{"labels":{"alertname":"A"}}]}""", "shop", "k")]
    public void Cloud_event_whose_data_is_a_message_is_that_message(string data, string sender, string key)
    {
        var incident = Read("cloudevents", $$"""{"specversion":"1.0","id":"e1","source":"/s","type":"t","data":{{data}}}""", Structured).Incident!;
        Assert.Equal((sender, key, "A"), (incident.Sender, incident.DedupKey, incident.Alerts[0].Labels["alertname"]));
        Assert.Equal(sender == "cloudevents" ? true : null, incident.Repeats);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(data));
        var same = Read("cloudevents", $$"""{"specversion":"1.0","id":"e1","source":"/s","type":"t","data_base64":"{{encoded}}"}""", Structured).Incident!;
        Assert.Equal(Identity.Incident(incident), Identity.Incident(same));
    }

    // The cases that the conformance suite of CloudEvents publishes for its JSON format.
    [Theory]
    [InlineData("specversion", "", "/specversion")]
    [InlineData("specversion", "\"\"", "/specversion")]
    [InlineData("specversion", "\"0.9\"", "/specversion")]
    [InlineData("id", "", "/id")]
    [InlineData("id", "\"\"", "/id")]
    [InlineData("id", "25", "/id")]
    [InlineData("id", "{\"x\":\"y\"}", "/id")]
    [InlineData("type", "", "/type")]
    [InlineData("type", "\"\"", "/type")]
    [InlineData("source", "", "/source")]
    [InlineData("source", "\"\"", "/source")]
    [InlineData("subject", "\"\"", "/subject")]
    [InlineData("dataschema", "\"\"", "/dataschema")]
    [InlineData("datacontenttype", "\"\"", "/datacontenttype")]
    [InlineData("datacontenttype", "\"xyz\"", "/datacontenttype")]
    [InlineData("time", "\"lunchtime\"", "/time")]
    [InlineData("time", "\"2018-04-05T18:31Z\"", "/time")]
    [InlineData("time", "\"2018-04-05T18:31:00X\"", "/time")]
    [InlineData("time", "\"2018-04-05T18:31:00+25:00\"", "/time")]
    [InlineData("time", "\"2018-04-05T18:31:00+xx:00\"", "/time")]
    [InlineData("time", "\"2018-04-05T18:31:00+05\"", "/time")]
    [InlineData("time", "\"1999-04-05T18:31:00Z\"", "/time")]
    [InlineData("MyExtension", "\"bad\"", "")]
    [InlineData("myext", "1.5", "/myext")]
    [InlineData("data_base64", "\"e30=\"", "/data_base64")]
    public void Cloud_event_that_is_none_names_what_is_wrong(string name, string json, string field)
    {
        var refused = Assert.Throws<IntakeException>(() => Read("cloudevents", Bodies.Object(Bodies.CloudEvent).With(name, json), Structured));
        Assert.Equal((422, field), (refused.Status, refused.Field));
    }

    [Theory]
    [InlineData("time", "")]
    [InlineData("time", "null")]
    [InlineData("time", "\"2018-04-05T17:31:00.000000000Z\"")]
    [InlineData("time", "\"2018-04-05T16:31:00-01:00\"")]
    [InlineData("source", "\"#fragment\"")]
    [InlineData("subject", "null")]
    [InlineData("extboolean", "true")]
    [InlineData("extinteger", "10")]
    [InlineData("data", "\"Simple text\"")]
    [InlineData("data", "")]
    public void Cloud_event_of_any_valid_form_is_read(string name, string json) =>
        Assert.NotNull(Read("cloudevents", Bodies.Object(Bodies.CloudEvent).With(name, json), Structured).Incident);

    [Fact]
    public void Event_of_a_batch_that_cannot_be_read_does_not_keep_the_others_out()
    {
        var format = AlertFormats.All.Single(f => f.Name == "cloudevents");
        var body = Encoding.UTF8.GetBytes($"[{Bodies.CloudEvent},{{}},1]");
        var reports = format.Read(new Delivery(body, new MediaType(Batched), new HeaderDictionary(), Webhooks.ReceivedAt));
        Assert.NotNull(reports[0].Incident);
        Assert.Equal([("/1", "/1/specversion"), ("/2", "/2")], reports.Skip(1).Select(r => (r.Others[0].Alert, r.Others[0].Field!)));
    }

    [Theory]
    [InlineData("grafana", "version", "\"4\"", "/version")]
    [InlineData("grafana", "orgId", "\"1\"", "/orgId")]
    [InlineData("grafana", "alerts.0.startsAt", "\"0001-01-01T00:00:00Z\"", "/alerts/0/startsAt")]
    [InlineData("pagerduty", "event", "", "/event")]
    [InlineData("pagerduty", "event.data", "[]", "/event/data")]
    [InlineData("pagerduty", "event.data.created_at", "\"9999-01-01T00:00:00Z\"", "/event/data/created_at")]
    [InlineData("pagerduty", "event.data.service", "1", "/event/data/service")]
    [InlineData("opsgenie", "action", "1", "/action")]
    [InlineData("opsgenie", "alert", "", "/alert")]
    [InlineData("opsgenie", "alert.createdAt", "9223372036854775807", "/alert/createdAt")]
    [InlineData("opsgenie", "alert.createdAt", "1", "/alert/createdAt")]
    [InlineData("opsgenie", "alert.createdAt", "\"x\"", "/alert/createdAt")]
    [InlineData("opsgenie", "alert.details", "{\"a\":1}", "/alert/details")]
    public void Body_with_a_wrong_member_names_it(string format, string path, string json, string field)
    {
        var body = Bodies.Object(format switch { "grafana" => Bodies.Grafana, "pagerduty" => Bodies.PagerDuty(), _ => Bodies.Opsgenie });
        var refused = Assert.Throws<IntakeException>(() => Read(format, body.With(path, json)));
        Assert.Equal((422, field), (refused.Status, refused.Field));
    }

    [Fact]
    public void Member_that_nobody_knows_is_tolerated()
    {
        foreach (var (format, body) in (ReadOnlySpan<(string, string)>)[("grafana", Bodies.Grafana), ("pagerduty", Bodies.PagerDuty()), ("opsgenie", Bodies.Opsgenie)])
            Assert.NotNull(Read(format, Bodies.Object(body).With("unknown", "{\"x\":[1,null]}")).Incident);
    }

    [Fact]
    public void A_hundred_thousand_alerts_are_refused_before_one_of_them_is_read()
    {
        var alert = """{"status":"firing"}""";
        var body = Encoding.UTF8.GetBytes($$"""{"version":"4","groupKey":"k","alerts":[{{string.Join(',', Enumerable.Repeat(alert, 100_000))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<IntakeException>(() => Webhooks.Read("alertmanager", body));
        Assert.Equal((422, "/alerts"), (refused.Status, refused.Field));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * body.Length);
    }

    [Fact]
    public void Anything_in_any_place_throws_nothing_but_a_refusal() => Gen.Select(
        Pick.From("event", "event.data", "event.data.id", "event.data.service", "event.data.created_at", "alert", "alert.alias", "alert.createdAt", "alert.details", "action", "id", "time", "data", "source"),
        Pick.From("null", "true", "1", "-1e999", "\"\"", "\"\\ud800\"", "{}", "[]", "{\"\\ud800\":1}", "{\"alerts\":[null]}", "{\"alerts\":[{\"labels\":{\"a\":\"\\ud800\"}}]}", "99999999999999999999")).Sample((path, json) =>
        {
            foreach (var (format, body, type) in (ReadOnlySpan<(string, string, string)>)[
                ("pagerduty", Bodies.PagerDuty(), "application/json"), ("opsgenie", Bodies.Opsgenie, "application/json"), ("cloudevents", Bodies.CloudEvent, Structured)])
            {
                if (Bodies.Object(body)[path.Split('.')[0]] is null) continue;
                try
                {
                    Read(format, Bodies.Object(body).With(path, json), type);
                }
                catch (IntakeException e)
                {
                    Assert.InRange(e.Status, 400, 422);
                }
            }
        }, iter: 1_000);

    static void AssertIgnored(Report report)
    {
        Assert.Null(report.Incident);
        Assert.Equal([AlertOutcome.Ignored], report.Others.Select(o => o.Outcome));
    }

    static Report Read(string format, string body, string type = "application/json") => Webhooks.Read(format, Encoding.UTF8.GetBytes(body), type);
}
