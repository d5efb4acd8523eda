using Rca.Contracts;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>The alerts as their sender reported them.</summary>
static class FiredSection
{
    const int Most = 50;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var incident = report.Header.Incident;
        foreach (var alert in incident.Alerts.Take(Most)) Write(html, alert);
        if (incident.Alerts.Count > Most) html.Element("p", $"{Words.Number(incident.Alerts.Count - Most)} more alerts are in the manifest.");
        if (incident.TruncatedAlerts > 0) html.Element("p", $"The sender left out {Words.Count(incident.TruncatedAlerts, "alert")}.", ("class", "warn"));
        if (report.Header.Completeness.UnroutedAlerts > 0)
            html.Element("p", $"No route wants {Words.Count(report.Header.Completeness.UnroutedAlerts, "alert")}: nothing was collected for them.",
                ("class", "warn"));
    }

    static void Write(HtmlWriter html, Alert alert)
    {
        using var article = html.In("article");
        using (html.In("h3")) html.Value(alert.Labels.GetValueOrDefault("alertname") ?? "alert");
        // The summary is what its author wanted to be read first.
        foreach (var (name, text) in (alert.Annotations ?? new Dictionary<string, string>()).OrderBy(a => a.Key is "summary" ? 0 : 1)
            .ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            using var line = html.In("p", ("class", "quote"));
            if (name is not "summary") html.Element("span", name + ": ", ("class", "member"));
            html.Value(text, untrusted: true);
        }

        using var labels = html.In("ul", ("class", "labels"));
        foreach (var (name, value) in alert.Labels.Where(l => l.Key is not "alertname").OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            using var item = html.In("li");
            html.Element("span", name + " ", ("class", "member"));
            html.Value(value);
        }
    }
}
