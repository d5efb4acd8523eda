using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Planning;

namespace Rca.UnitTests.Core.Planning;

/// <summary>A connector of two capabilities, and configurations that use it.</summary>
static class Routes
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, ConnectorDescriptor> Connectors = new Dictionary<string, ConnectorDescriptor>
    {
        ["kube"] = new("kube", "1", [
            new("kube.pods", "Pods", "", "", [new("namespace", ScopeForm.DnsLabel), new("workload", ScopeForm.DnsSubdomain, Required: false)], []),
            new("kube.events", "Events", "", "", [new("namespace", ScopeForm.DnsLabel)], []),
        ], []),
    };

    public const string Yaml = """
        sources:
          - name: prod
            connector: kube
            allowedScopes:
              - namespace: shop*
            allowedIdentifiers: [checkout-*]
        routes:
          - match: { alertname: "*", severity: critical }
            collect:
              - source: prod
                capabilities: [kube.pods, kube.events]
                scope: { namespace: "{{ labels.namespace }}" }
          - match: { team: shop }
            collect:
              - source: prod
                capabilities: [kube.pods]
                scope: { namespace: shop, workload: "{{labels.deployment}}" }
        """;

    public const string WithDrop = Yaml + """

          - match: { alertname: Watchdog }
            drop: true
        """;

    public static readonly Dictionary<string, string> Watchdog = new() { ["alertname"] = "Watchdog", ["severity"] = "critical", ["namespace"] = "shop" };

    public static PlanningConfiguration Configuration(string yaml = Yaml)
    {
        var root = RootSection.Parse("rca.yaml", yaml);
        var planning = PlanningConfiguration.Read(root, Connectors);
        root.Finish();
        return planning;
    }

    public static Plan PlanFor(params Dictionary<string, string>[] alerts) => PlanFor(new IncidentReported("alertmanager", "k", Start, [.. alerts.Select(a => new Alert(a))]));

    public static Plan PlanFor(IncidentReported incident, DateTimeOffset? now = null) =>
        new Planner(Configuration(), Connectors, "policy").PlanFor(incident, now ?? Start.AddMinutes(1));

    public static Dictionary<string, string> Critical(string ns) => new() { ["alertname"] = "Errors", ["severity"] = "critical", ["namespace"] = ns };
}
