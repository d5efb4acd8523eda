using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>A group of alerts is one incident; it started when its oldest firing alert did. When none fires any more, all of it has resolved.</summary>
static class AlertGroup
{
    /// <param name="root">The body.</param>
    /// <param name="sender">Who sends such groups.</param>
    /// <param name="key">What names the group.</param>
    /// <param name="links">The addresses that an alert gives.</param>
    public static Report Read(ReportObject root, string sender, string key, Func<ReportObject, IEnumerable<string>> links)
    {
        var all = root.Objects("alerts", Reporting.MaximumAlerts).Select(a => (Place: a.Pointer, IsFiring: IsFiring(a), Alert: Read(a, links))).ToList();
        var (firing, truncated) = (all.Where(a => a.IsFiring).ToList(), root.Count("truncatedAlerts"));
        var resolved = all.Where(a => !a.IsFiring).Select(a => new AlertAnswer(a.Place, AlertOutcome.Resolved)).ToList();
        if (firing.Count == 0) return new Report(truncated > 0 ? null : Resolved(sender, key, [.. all.Select(a => a.Alert)]), [], resolved);
        var alerts = firing.Select(a => a.Alert).ToList();
        alerts[0] = alerts[0] with { Links = [.. alerts[0].Links ?? [], .. root.Link("externalURL")] };
        return new Report(new IncidentReported(sender, key, alerts.Min(a => a.StartsAt)!.Value, alerts, truncated, Repeats: true), [.. firing.Select(a => a.Place)], resolved);
    }

    // What the alerts were does not matter any more. Not where some were left out: those may still fire.
    static IncidentReported Resolved(string sender, string key, IReadOnlyList<Alert> alerts) => new(
        sender, key, alerts.Min(a => a.StartsAt)!.Value, [new Alert(new Dictionary<string, string>(StringComparer.Ordinal))],
        Repeats: true, ResolvedAt: alerts.Max(a => a.StartsAt));

    static bool IsFiring(ReportObject alert) => alert.Text("status", 16) switch
    {
        "firing" => true,
        "resolved" => false,
        _ => throw alert.Wrong("status", "firing or resolved"),
    };

    static Alert Read(ReportObject alert, Func<ReportObject, IEnumerable<string>> links) =>
        new(alert.Texts("labels"), alert.Texts("annotations"), alert.Time("startsAt"), [.. links(alert)], alert.Fingerprint());
}
