using Rca.Contracts;
using Rca.Core.Configuration;

namespace Rca.Core.Planning;

/// <summary>Decides which routes an alert goes. The order of the routes does not count: every one that matches does, and one that drops prevails.</summary>
/// <param name="routes">The routes.</param>
public sealed class Router(IReadOnlyList<RouteConfiguration> routes)
{
    /// <summary>The decision on one alert.</summary>
    public RoutedAlert Decide(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var matching = Enumerable.Range(0, routes.Count).Where(i => Matches(routes[i], alert)).ToList();
        var decision = matching.Count == 0 ? AlertDecision.Unrouted : matching.Any(i => routes[i].Drop) ? AlertDecision.Drop : AlertDecision.Collect;
        return new RoutedAlert(alert, decision, matching);
    }

    /// <summary>Whether nothing at all is to be done for an incident: every alert is dropped, and the sender left none out that might not be.</summary>
    public bool Drops(IncidentReported incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.TruncatedAlerts == 0 && incident.Alerts.Count > 0 && incident.Alerts.All(a => Decide(a).Decision == AlertDecision.Drop);
    }

    static bool Matches(RouteConfiguration route, Alert alert) =>
        route.Match.All(m => alert.Labels.TryGetValue(m.Key, out var value) && Wildcard.Fits(m.Value, value));
}
