using System.Text;
using CsCheck;
using Rca.Contracts;
using Rca.Pipeline.Intake;
using Rca.UnitTests.Testing;
using Xunit;
using static Rca.UnitTests.Pipeline.Intake.Webhooks;

namespace Rca.UnitTests.Pipeline.Intake;

public sealed class ReportReaderTests
{
    static readonly Func<ReadOnlyMemory<byte>, IncidentReported?> ReadAlertmanager = body => Webhooks.Read("alertmanager", body).Incident;
    static readonly Func<ReadOnlyMemory<byte>, IncidentReported?>[] Readers = [ReadAlertmanager, PlainIncident.Read];

    [Fact]
    public void Webhook_becomes_an_incident_of_its_firing_alerts()
    {
        var incident = Alertmanager(Webhook().With("alerts.0.endsAt", "\"0001-01-01T00:00:00Z\""))!;
        Assert.Equal("alertmanager", incident.Sender);
        Assert.Equal("shop", incident.Alerts.Single().Labels["namespace"]);
        Assert.Equal(2, incident.Alerts.Single().Links!.Count);
    }

    [Theory]
    [InlineData("\"3b1f5c0d9a7e2468\"", "3b1f5c0d9a7e2468")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    public void Fingerprint_of_an_alert_is_read_where_it_has_one(string json, string? fingerprint) =>
        Assert.Equal(fingerprint, Alertmanager(Webhook().With("alerts.0.fingerprint", json))!.Alerts[0].Fingerprint);

    [Fact]
    public void Webhook_in_which_all_is_resolved_says_so_of_its_group_and_repeats_nothing_of_the_alerts()
    {
        var resolved = Alertmanager(Webhook().With("alerts.0.status", "\"resolved\""))!;
        Assert.NotNull(resolved.ResolvedAt);
        Assert.Equal((true, Alertmanager(Webhook().ToJsonString())!.DedupKey), (resolved.Repeats, resolved.DedupKey));
        Assert.Empty(Assert.Single(resolved.Alerts).Labels);
        Assert.Null(Alertmanager(Webhook().ToJsonString())!.ResolvedAt);
    }

    [Fact]
    public void Resolved_alerts_are_left_out_and_the_earliest_firing_one_starts_the_incident()
    {
        var alert = Webhook()["alerts"]![0]!;
        string At(string time, string status) => alert.DeepClone().AsObject().With("startsAt", $"\"{time}\"").Replace("\"firing\"", $"\"{status}\"", StringComparison.Ordinal);
        var incident = Alertmanager(Webhook().With("alerts", $"[{At("2026-03-01T01:00:00Z", "resolved")},{At("2026-03-01T03:00:00Z", "firing")},{At("2026-03-01T04:30:00+02:00", "firing")}]"))!;
        Assert.Equal(2, incident.Alerts.Count);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero), incident.StartsAt);
    }

    [Theory]
    [InlineData("version", "", "/version")]
    [InlineData("version", "\"3\"", "/version")]
    [InlineData("version", "4", "/version")]
    [InlineData("version", "\"\\ud800\"", "/version")]
    [InlineData("groupKey", "", "/groupKey")]
    [InlineData("groupKey", "\"\"", "/groupKey")]
    [InlineData("groupKey", "{}", "/groupKey")]
    [InlineData("groupKey", "\"\\ud800\"", "/groupKey")]
    [InlineData("alerts", "", "/alerts")]
    [InlineData("alerts", "[]", "/alerts")]
    [InlineData("alerts", "{}", "/alerts")]
    [InlineData("alerts", "[null]", "/alerts/0")]
    [InlineData("alerts", "[1]", "/alerts/0")]
    [InlineData("alerts.0.status", "\"on fire\"", "/alerts/0/status")]
    [InlineData("alerts.0.status", "", "/alerts/0/status")]
    [InlineData("alerts.0.labels", "[]", "/alerts/0/labels")]
    [InlineData("alerts.0.labels.namespace", "1", "/alerts/0/labels")]
    [InlineData("alerts.0.labels.namespace", "null", "/alerts/0/labels")]
    [InlineData("alerts.0.labels", "{\"a\":\"\\udc00\"}", "/alerts/0/labels")]
    [InlineData("alerts.0.annotations", "\"x\"", "/alerts/0/annotations")]
    [InlineData("alerts.0.startsAt", "", "/alerts/0/startsAt")]
    [InlineData("alerts.0.startsAt", "\"yesterday\"", "/alerts/0/startsAt")]
    [InlineData("alerts.0.startsAt", "\"0001-01-01T00:00:00Z\"", "/alerts/0/startsAt")]
    [InlineData("alerts.0.startsAt", "1772334000", "/alerts/0/startsAt")]
    [InlineData("alerts.0.generatorURL", "[]", "/alerts/0/generatorURL")]
    [InlineData("alerts.0.fingerprint", "\"3B1F5C0D9A7E2468\"", "/alerts/0/fingerprint")]
    [InlineData("alerts.0.fingerprint", "\"a secret\"", "/alerts/0/fingerprint")]
    [InlineData("alerts.0.fingerprint", "1", "/alerts/0/fingerprint")]
    [InlineData("externalURL", "1", "/externalURL")]
    [InlineData("truncatedAlerts", "-1", "/truncatedAlerts")]
    [InlineData("truncatedAlerts", "1.5", "/truncatedAlerts")]
    public void Webhook_with_a_wrong_member_names_it(string path, string json, string field)
    {
        var refused = Refused(ReadAlertmanager, Webhook().With(path, json));
        Assert.Equal((422, field), (refused.Status, refused.Field));
    }

    [Theory]
    [InlineData("sender", "", "/sender")]
    [InlineData("sender", "null", "/sender")]
    [InlineData("sender", "\"Pager Duty\"", "/sender")]
    [InlineData("sender", "\"../x\"", "/sender")]
    [InlineData("dedupKey", "", "/dedupKey")]
    [InlineData("dedupKey", "\"\"", "/dedupKey")]
    [InlineData("dedupKey", "\"\\ud800\"", "/dedupKey")]
    [InlineData("startsAt", "", "/startsAt")]
    [InlineData("startsAt", "\"0001-01-01T00:00:00Z\"", "/startsAt")]
    [InlineData("startsAt", "\"9999-12-31T23:59:59Z\"", "/startsAt")]
    [InlineData("startsAt", "1", "/startsAt")]
    [InlineData("alerts", "", "/alerts")]
    [InlineData("alerts", "[]", "/alerts")]
    [InlineData("alerts", "[null]", "/alerts")]
    [InlineData("alerts", "[1]", "/alerts/0")]
    [InlineData("alerts", "[{}]", "/alerts/0")]
    [InlineData("alerts.0.labels", "null", "/alerts/0/labels")]
    [InlineData("alerts.0.labels.alertname", "1", "/alerts/0/labels")]
    [InlineData("alerts.0.labels.alertname", "null", "/alerts/0/labels")]
    [InlineData("alerts.0.annotations.b", "null", "/alerts/0/annotations")]
    [InlineData("alerts.0.links", "[null]", "/alerts/0/links")]
    [InlineData("alerts.0.fingerprint", "\"a secret\"", "/alerts/0/fingerprint")]
    [InlineData("alerts.0.fingerprint", "[]", "/alerts/0/fingerprint")]
    [InlineData("alerts.0.links", "\"x\"", "/alerts/0/links")]
    [InlineData("truncatedAlerts", "-1", "/truncatedAlerts")]
    [InlineData("truncatedAlerts", "\"1\"", "/truncatedAlerts")]
    public void Incident_with_a_wrong_member_names_it(string path, string json, string field)
    {
        var refused = Refused(PlainIncident.Read, Plain().With(path, json));
        Assert.Equal((422, field), (refused.Status, refused.Field));
    }

    [Fact]
    public void Name_that_a_sender_invents_is_not_in_the_answer()
    {
        var refused = Refused(PlainIncident.Read, Plain().With("alerts.0.labels.EXAMPLE", "1"));
        Assert.DoesNotContain("EXAMPLE", refused.Field + refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_of_a_sender_is_not_believed() => Assert.Null(PlainIncident.Read(Encoding.UTF8.GetBytes(
        Plain().With("receipt", """{"policy":"p","keyId":"k","bytesIn":1,"bytesOut":1,"dropped":0,"redactions":[]}"""))).Receipt);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"version\":\"4\",\"version\":\"4\"}")]
    [InlineData("{\"a\":{\"b\":1,\"\\u0062\":2}}")]
    [InlineData("{\"\\ud800\":1}")]
    public void Body_that_is_not_json_is_a_400(string body) => Assert.All(Readers, read => Assert.Equal(400, Refused(read, body).Status));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"4\"")]
    public void Body_that_is_no_object_is_a_422(string body) => Assert.All(Readers, read => Assert.Equal(422, Refused(read, body).Status));

    [Fact]
    public void Body_that_is_not_utf8_or_nests_deeply_is_a_400() => Assert.All(Readers, read =>
    {
        Assert.Equal(400, Assert.Throws<IntakeException>(() => read((byte[])[.. "{\"a\":\""u8, 0xff, 0xfe, .. "\"}"u8])).Status);
        Assert.Equal(400, Refused(read, string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).Status);
    });

    [Fact]
    public void More_alerts_than_a_thousand_are_refused()
    {
        var alert = Webhook()["alerts"]![0]!.ToJsonString();
        Assert.Equal(1000, Alertmanager(Webhook().With("alerts", $"[{string.Join(',', Enumerable.Repeat(alert, 1000))}]"))!.Alerts.Count);
        Assert.Equal("/alerts", Refused(ReadAlertmanager, Webhook().With("alerts", $"[{string.Join(',', Enumerable.Repeat(alert, 1001))}]")).Field);
    }

    [Fact]
    public void Any_text_throws_nothing_but_a_refusal() => Json(3).Sample(body =>
    {
        foreach (var read in Readers) Record(read, Encoding.UTF8.GetBytes(body));
    }, iter: 3_000);

    [Fact]
    public void Any_bytes_throw_nothing_but_a_refusal() => Gen.Byte.Array[0, 60].Sample(body =>
    {
        foreach (var read in Readers) Record(read, body);
    }, iter: 2_000);

    [Fact]
    public void Any_member_of_any_type_throws_nothing_but_a_refusal() => Gen.Select(
        Pick.From("version", "groupKey", "sender", "dedupKey", "startsAt", "truncatedAlerts", "receipt", "externalURL", "alerts", "alerts.0", "alerts.0.labels", "alerts.0.annotations", "alerts.0.startsAt", "alerts.0.links", "alerts.0.generatorURL"),
        Json(2)).Sample((path, json) =>
        {
            Record(ReadAlertmanager, Encoding.UTF8.GetBytes(Webhook().With(path, json)));
            Record(PlainIncident.Read, Encoding.UTF8.GetBytes(Plain().With(path, json)));
        }, iter: 1_000);

    static void Record(Func<ReadOnlyMemory<byte>, IncidentReported?> read, byte[] body)
    {
        try
        {
            read(body);
        }
        catch (IntakeException e)
        {
            Assert.InRange(e.Status, 400, 422);
        }
    }

    static Gen<string> Json(int depth)
    {
        var name = Pick.From("\"version\"", "\"alerts\"", "\"labels\"", "\"sender\"", "\"startsAt\"", "\"status\"", "\"\\ud800\"", "\"a\"");
        var leaf = Pick.From("null", "true", "1", "-1e999", "\"4\"", "\"firing\"", "\"\\ud800x\"", "\"2026-03-01T03:00:00Z\"", "\"\"", "{}", "[]", "{", "99999999999999999999");
        if (depth == 0) return leaf;
        var inner = Json(depth - 1);
        return Gen.OneOf(leaf, inner.Array[0, 3].Select(v => $"[{string.Join(',', v)}]"), Gen.Select(name, inner).Array[0, 5].Select(m => $"{{{string.Join(',', m.Select(p => $"{p.Item1}:{p.Item2}"))}}}"));
    }
}
