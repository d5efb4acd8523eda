using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Planning;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca config explain</c>: routes and plans an incident as intake and planner would, redaction included, with keys of its own.</summary>
static class ConfigExplain
{
    public static async Task<int> RunAsync(string configPath, string incidentPath, bool json, TimeProvider clock, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(configPath);
        // What the planner reads, and the policy, and no more: no secret is needed to explain.
        _ = configuration.Policy;
        configuration.Root.Finish();
        var reported = await IncidentFile.ReadAsync(incidentPath, cancellationToken);
        var explanation = Explain(configuration, reported, clock.GetUtcNow());
        if (json) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(explanation, WireJson.Options).AsMemory(), cancellationToken);
        else ExplanationTable.Show(Terminal.For(machineReadsOutput: false), explanation);
        return ExitCode.Complete;
    }

    internal static Explanation Explain(PipelineConfiguration configuration, IncidentReported reported, DateTimeOffset now)
    {
        var planning = configuration.Planning;
        // An alert's own text may hold a secret; what is shown here has passed redaction like all else.
        var incident = new IncidentRedactor(EmbeddedKeys.Ephemeral([]).Engine(configuration.Policy), planning.NamedLabels).Redact(reported);
        var router = new Router(planning.Routes);
        var alerts = incident.Alerts.Select(a => Explain(router.Decide(a), planning.NamedLabels)).ToList();
        var plan = new Planner(planning, configuration.Connectors, configuration.Policy.Digest).PlanFor(incident, now);
        var dropped = router.Drops(incident);
        return new Explanation(
            plan.IncidentId, !dropped, plan.Window, alerts, dropped ? [] : plan.Items,
            plan.DroppedAlerts, plan.UnroutedAlerts, incident.TruncatedAlerts, (long)planning.Budgets.Deadline.TotalMilliseconds, PolicyUsed.Of(configuration.Policy));
    }

    static ExplainedAlert Explain(RoutedAlert routed, IReadOnlySet<string> named) => new(
        routed.Decision.ToString(), routed.Routes,
        routed.Alert.Labels.Where(l => named.Contains(l.Key)).ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal));
}
