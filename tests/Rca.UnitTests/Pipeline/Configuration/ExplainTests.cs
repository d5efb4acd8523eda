using Rca.Contracts;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.UnitTests.Redaction;
using Spectre.Console.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Configuration;

public sealed class ExplainTests
{
    const string Yaml = """
        sources:
          - { name: orders-db, connector: postgres, allowedScopes: [{ database: orders }], options: { connectionString: "${env:NOT_SET_AND_NOT_NEEDED}" } }
        routes:
          - match: { severity: critical }
            collect: [{ source: orders-db, capabilities: [postgres.saturation, postgres.lock-waits], scope: { database: "{{ labels.database }}" } }]
          - match: { alertname: Watchdog }
            drop: true
        budgets: { deadline: 30s, collection: 20s }
        """;

    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Explanation_has_routes_items_and_what_is_not_collected_and_needs_no_secret()
    {
        var explanation = Explain(
            Alert(("severity", "critical"), ("database", "orders")), Alert(("severity", "critical"), ("database", "ledger")),
            Alert(("alertname", "Watchdog"), ("severity", "critical")), Alert(("alertname", "Idle")));
        Assert.Equal(["Collect", "Collect", "Drop", "Unrouted"], explanation.Alerts.Select(a => a.Decision));
        Assert.Equal([[0], [0], [0, 1], []], explanation.Alerts.Select(a => a.Routes.ToArray()));
        Assert.Equal((true, 1, 1, 30_000), (explanation.IsPlanned, explanation.DroppedAlerts, explanation.UnroutedAlerts, explanation.DeadlineMs));
        Assert.Equal(Now, explanation.Window.To);
        Assert.Equal(2, explanation.Items.Count(i => i.Refusal is null && i.Scope["database"] is "orders" && i.TimeBudgetMs == 20_000));
        Assert.Equal(2, explanation.Items.Count(i => i.Refusal is { Reason: "scope-not-allowed" }));
    }

    [Fact]
    public void Table_names_everything_in_plain_lines()
    {
        var console = new TestConsole().Width(400);
        ExplanationTable.Show(console, Explain(Alert(("severity", "critical"), ("database", "orders")), Alert(("alertname", "Watchdog"))));
        foreach (var word in (string[])["routes[0]", "routes[1]", "Drop", "orders-db", "postgres.lock-waits", "database=orders", "2026-03-01T03:05:00", "20s", "2 items, 0 refused, deadline 30s", "1 dropped"])
            Assert.Contains(word, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Incident_whose_every_alert_is_dropped_has_no_plan()
    {
        var (console, explanation) = (new TestConsole().Width(400), Explain(Alert(("alertname", "Watchdog"))));
        Assert.False(explanation.IsPlanned);
        ExplanationTable.Show(console, explanation);
        Assert.Contains("no plan: every alert is dropped", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_in_a_label_is_shown_as_a_pseudonym_and_refused_as_it_would_be()
    {
        var explanation = Explain(Alert(("severity", "critical"), ("database", Synthetic.GitHub), ("other", "unnamed")));
        Assert.All(explanation.Items, i => Assert.NotNull(i.Refusal));
        Assert.DoesNotContain(Synthetic.GitHub, string.Join(' ', explanation.Alerts[0].Labels.Values), StringComparison.Ordinal);
        Assert.DoesNotContain("other", explanation.Alerts[0].Labels.Keys);
    }

    static Explanation Explain(params Alert[] alerts)
    {
        var configuration = PipelineConfiguration.Parse("rca.yaml", Yaml);
        configuration.Root.Finish();
        return ConfigExplain.Explain(configuration, new IncidentReported("on-call", "k", Now.AddMinutes(-5), alerts), Now);
    }

    static Alert Alert(params (string Name, string Value)[] labels) => new(labels.ToDictionary(l => l.Name, l => l.Value));
}
