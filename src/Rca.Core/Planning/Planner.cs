using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;

namespace Rca.Core.Planning;

/// <summary>Makes the plan of an incident from sources and routes. The same incident, configuration and time give the same plan.</summary>
/// <param name="configuration">Sources, routes, budgets.</param>
/// <param name="connectors">The descriptors of the sources' connectors by type.</param>
/// <param name="policy">Digest of the redaction policy: what was redacted under another one is not shared.</param>
public sealed class Planner(PlanningConfiguration configuration, IReadOnlyDictionary<string, ConnectorDescriptor> connectors, string policy)
{
    readonly Dictionary<string, string> _sources = configuration.Sources.ToDictionary(s => s.Key, s => s.Value.Digest, StringComparer.Ordinal);
    readonly Router _router = new(configuration.Routes);

    /// <summary>The plan for <paramref name="incident"/>; an item wanted by several alerts or routes is in it once.</summary>
    /// <param name="incident">What was reported.</param>
    /// <param name="now">The end of the window.</param>
    public Plan PlanFor(IncidentReported incident, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var incidentId = Identity.Incident(incident);
        // Wider than wanted by what may be shared, so that incidents of one storm cover each other's windows, whichever of them comes first.
        var back = configuration.Budgets.Lookback + configuration.Budgets.Freshness;
        var from = incident.StartsAt - DateTimeOffset.MinValue > back ? incident.StartsAt - back : DateTimeOffset.MinValue;
        var window = new Window(from < now ? from : now, now);
        var alerts = incident.Alerts.Select(_router.Decide).ToList();
        var wanted = alerts.Where(a => a.Decision == AlertDecision.Collect).SelectMany(Wanted)
            .DistinctBy(w => w.Key, StringComparer.Ordinal)
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .ToList();
        var planId = PlanIdentity.Plan(incidentId, configuration.Digest, window, wanted.Select(w => w.Key));
        var items = wanted.Select(w => w with { CommandId = PlanIdentity.Command(planId, w.Key, window) }).Select(ToItem).ToList();
        return new Plan(
            planId, incidentId, incident, window, configuration.Digest, items,
            alerts.Count(a => a.Decision == AlertDecision.Unrouted), alerts.Count(a => a.Decision == AlertDecision.Drop));
    }

    PlanItem ToItem(WantedItem wanted) => new(
        wanted.CommandId, wanted.Source, wanted.Capability, wanted.Scope, (int)configuration.Budgets.Collection.TotalMilliseconds, wanted.Refusal,
        wanted.Refusal is null && configuration.Budgets.Freshness > TimeSpan.Zero
            ? PlanIdentity.Collection(_sources[wanted.Source], wanted.Capability, wanted.Scope, policy)
            : null);

    IEnumerable<WantedItem> Wanted(RoutedAlert routed) =>
        from route in routed.Routes
        from evidence in configuration.Routes[route].Collect
        from capability in evidence.Capabilities
        select Resolve(configuration.Sources[evidence.Source], capability, evidence, routed.Alert);

    WantedItem Resolve(SourceConfiguration source, string id, WantedEvidence evidence, Alert alert)
    {
        var capability = connectors[source.Connector].Find(id)
            ?? throw new InvalidOperationException($"route names {id}, which connector {source.Connector} does not have");
        var scope = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, template) in evidence.Scope)
        {
            if (template.Render(alert.Labels) is not { } value)
                return Refused(source, id, new Refusal("label-missing", $"the alert lacks a label that the route needs for '{key}': {template}"));
            scope.Add(key, value);
        }

        return ScopeRules.Check(source, capability, scope) is { } no
            ? Refused(source, id, new Refusal(no.Reason, no.Detail))
            : new WantedItem(source.Name, id, scope, null);
    }

    // Without its scope: what was refused is named nowhere, and a thousand refused values are one item.
    static WantedItem Refused(SourceConfiguration source, string capability, Refusal refusal) =>
        new(source.Name, capability, new Dictionary<string, string>(StringComparer.Ordinal), refusal);

    sealed record WantedItem(string Source, string Capability, IReadOnlyDictionary<string, string> Scope, Refusal? Refusal, string CommandId = "")
    {
        public string Key => PlanIdentity.Key(Source, Capability, Scope, Refusal?.Reason);
    }
}
