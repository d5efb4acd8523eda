using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>The head of a report: what it is about, whether it is all there, and whether it may be believed.</summary>
static class Summary
{
    /// <summary>The names of the alerts.</summary>
    public static string Title(IncidentReport report)
    {
        var names = report.Header.Incident.Alerts.Select(a => a.Labels.GetValueOrDefault("alertname")).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count switch
        {
            0 => report.Header.IncidentId,
            <= 3 => string.Join(", ", names),
            _ => $"{string.Join(", ", names.Take(2))} and {names.Count - 2} more",
        };
    }

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var (header, counts) = (report.Header, report.Header.Completeness);
        using var head = html.In("header");
        using (html.In("h1")) html.Value(Title(report));
        using (html.In("p", ("class", "when")))
        {
            html.Text("Fired ").Element("strong", Words.DateTime(header.Incident.StartsAt) + " UTC").Text($", reported by {header.Incident.Sender}. ");
            html.Text($"Evidence of {Words.DateTime(header.Window.From)} to {Words.Time(header.Window.To)}, "
                + $"sealed {Words.Time(report.Manifest.Assembly.SealedAt)}. All times are UTC.");
        }

        using (html.In("ul", ("class", "cards")))
        {
            Card(
                html, counts.IsComplete ? "good" : "bad", $"{counts.Complete} of {counts.Planned}",
                counts.IsComplete ? "asked for and answered" : "answered whole: what is missing is told below", "#gaps");
            var changes = report.Timeline.Points.Where(p => TimelineBuilder.IsChange(p.What) && p.Earliest <= header.Incident.StartsAt).ToList();
            var last = changes.Count == 0
                ? "changes seen before it"
                : $"changes before it, the last {Words.Duration(header.Incident.StartsAt - changes.Max(c => c.Latest))} before";
            Card(html, "plain", Words.Number(changes.Count), last, "#changes");
            var waits = report.OfKind(BlockingForest.Kind).Sum(e => BlockingForest.Waiters(e.Json));
            if (waits > 0) Card(html, "bad", Words.Number(waits), $"session{(waits == 1 ? "" : "s")} waiting for a lock", "#pressure");
            Seal(html, report.Verification);
        }
    }

    static void Seal(HtmlWriter html, Verification verification)
    {
        if (verification.IsVerified) Card(html, "good", "Verified", "seal, root, plan and every piece of evidence", "#seal");
        else if (verification.Faults.All(f => f.Kind == FaultKind.NoTrustedKey))
            Card(html, "plain", "Not verified", "no key was given; all else holds", "#seal");
        else Card(html, "bad", "Does not verify", "do not rely on it: see why", "#seal");
    }

    static void Card(HtmlWriter html, string tone, string number, string words, string href)
    {
        using var item = html.In("li", ("class", tone));
        using var link = html.In("a", ("href", href));
        html.Element("strong", number).Text(" ").Element("span", words);
    }
}
