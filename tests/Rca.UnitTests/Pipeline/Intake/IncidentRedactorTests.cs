using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Pipeline.Intake;
using Rca.Redaction;
using Rca.Redaction.Policies;
using Rca.UnitTests.Redaction;
using Xunit;
using static Rca.UnitTests.Pipeline.Intake.Webhooks;

namespace Rca.UnitTests.Pipeline.Intake;

public sealed class IncidentRedactorTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly HashSet<string> NamedLabels = ["alertname", "namespace", "deployment", "database", "repository", "severity"];
    readonly IncidentRedactor _redactor = new(Engines.New(), NamedLabels);

    [Fact]
    public void Planted_secrets_of_the_demo_are_there_before_and_gone_after()
    {
        using var planted = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", "planted-secrets.alert.json")));
        var values = planted.RootElement.EnumerateArray().Select(s => s.GetProperty("value").GetString()!).ToList();
        Assert.True(values.Count >= 7);
        var captured = Alertmanager(DemoBody)!;
        var (before, after) = (JsonSerializer.Serialize(captured, WireJson.Options), JsonSerializer.Serialize(_redactor.Redact(captured), WireJson.Options));
        Assert.All(values, v => Assert.Contains(v, before, StringComparison.Ordinal));
        Assert.All(values, v => Assert.DoesNotContain(v, after, StringComparison.Ordinal));
    }

    [Fact]
    public void Label_that_a_route_names_stays_and_any_other_becomes_a_pseudonym()
    {
        var labels = Redact(new() { ["namespace"] = "shop", ["instance"] = "10.0.0.1:80" }).Labels;
        Assert.Equal("shop", labels["namespace"]);
        Assert.DoesNotContain("10.0.0.1", labels["instance"], StringComparison.Ordinal);
        Assert.Equal(labels["instance"], Redact(new() { ["instance"] = "10.0.0.1:80" }).Labels["instance"]);
        Assert.NotEqual(labels["instance"], Redact(new() { ["instance"] = "10.0.0.2:80" }).Labels["instance"]);
    }

    [Theory]
    [InlineData("shop\nFORGED")]
    [InlineData("shop\u001b[31m")]
    [InlineData("{{ labels.x }}")]
    [InlineData("[bold]x[/]")]
    [InlineData("<script>")]
    [InlineData("sho\u202ep")]
    [InlineData("")]
    [InlineData("someone@shop.example")]
    public void Named_label_whose_value_is_no_name_or_holds_a_secret_becomes_a_pseudonym(string value)
    {
        var label = Redact(new() { ["namespace"] = value }).Labels["namespace"];
        Assert.NotEqual(value, label);
        if (value.Length > 0) Assert.DoesNotContain(value, label, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_label_with_a_token_in_it_becomes_a_pseudonym()
    {
        foreach (var value in new[] { Synthetic.GitHub, $"shop {Synthetic.GitHub}", Synthetic.Jwt(), new string('a', 1024 * 1024) })
            Assert.DoesNotContain(value, Redact(new() { ["namespace"] = value }).Labels["namespace"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("../x")]
    [InlineData("a\u001b[31m")]
    [InlineData("ghp_{{x}}")]
    [InlineData("")]
    public void Name_that_is_none_is_dropped_with_its_value_and_counted(string name)
    {
        var incident = _redactor.Redact(Incident(new Alert(new Dictionary<string, string> { [name] = "EXAMPLE" }, new Dictionary<string, string> { [name] = "EXAMPLE" })));
        Assert.Empty(incident.Alerts[0].Labels);
        Assert.Empty(incident.Alerts[0].Annotations!);
        Assert.Equal(2, incident.Receipt!.Dropped);
    }

    [Fact]
    public void Annotations_are_scanned()
    {
        var text = Redact([], new() { ["d"] = "ask priya@shop.example about " + Synthetic.GitHub }).Annotations!["d"];
        Assert.DoesNotContain("priya", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Synthetic.GitHub, text, StringComparison.Ordinal);
        Assert.StartsWith("ask ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://u:EXAMPLE-pw@wiki.example/runbook", "https://wiki.example/runbook")]
    [InlineData("https://wiki.example/a?token=EXAMPLE&x=1#EXAMPLE", "https://wiki.example/a")]
    [InlineData("http://prometheus.example:9090/graph", "http://prometheus.example:9090/graph")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("/relative", null)]
    [InlineData("not a link", null)]
    public void Link_keeps_its_address_and_path_alone(string link, string? kept)
    {
        var alert = _redactor.Redact(Incident(new Alert(new Dictionary<string, string>(), Links: [link]))).Alerts[0];
        Assert.Equal(kept is null ? [] : [kept], alert.Links);
    }

    [Fact]
    public void Receipt_counts_by_rule_and_place_and_never_says_a_value()
    {
        var receipt = _redactor.Redact(Alertmanager(DemoBody)!).Receipt!;
        Assert.NotEmpty(receipt.Redactions);
        Assert.All(receipt.Redactions, r => Assert.StartsWith("/alerts/0/", r.Pointer, StringComparison.Ordinal));
        Assert.DoesNotContain("EXAMPLE", JsonSerializer.Serialize(receipt, WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Group_key_leaves_as_a_digest_and_the_incident_keeps_its_name()
    {
        var captured = Alertmanager(DemoBody)!;
        var redacted = _redactor.Redact(captured);
        Assert.StartsWith("sha256:", redacted.DedupKey, StringComparison.Ordinal);
        Assert.Equal(Identity.Incident(captured), Identity.Incident(redacted));
        Assert.Equal(JsonSerializer.Serialize(redacted, WireJson.Options), JsonSerializer.Serialize(new IncidentRedactor(Engines.New(), NamedLabels).Redact(captured), WireJson.Options));
    }

    [Fact]
    public void Policy_that_drops_free_text_drops_annotations_and_links_and_leaves_labels_to_routes()
    {
        var policy = RedactionPolicy.Load("version: 1\nclasses: { free-text: drop }", "policy.yaml");
        var alert = new Alert(new Dictionary<string, string> { ["namespace"] = "shop" }, new Dictionary<string, string> { ["summary"] = "slow" }, Links: ["https://grafana.example/d/1"]);
        var redacted = new IncidentRedactor(new RedactionEngine(Engines.Key(), policy), NamedLabels).Redact(Incident(alert));
        Assert.Equal(("shop", 0, 0), (redacted.Alerts[0].Labels["namespace"], redacted.Alerts[0].Annotations!.Count, redacted.Alerts[0].Links!.Count));
        Assert.Equal((2, policy.Digest), (redacted.Receipt!.Dropped, redacted.Receipt.Policy));
    }

    Alert Redact(Dictionary<string, string> labels, Dictionary<string, string>? annotations = null) => _redactor.Redact(Incident(new Alert(labels, annotations))).Alerts[0];

    static IncidentReported Incident(Alert alert) => new("alertmanager", "k", Now, [alert]);
}
