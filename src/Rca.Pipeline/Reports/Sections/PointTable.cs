using System.Globalization;
using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Points of the timeline as a table.</summary>
static class PointTable
{
    const int Most = 200;

    public static void Write(HtmlWriter html, IncidentReport report, string caption, IEnumerable<TimelineEntry> points, string none)
    {
        var all = points.ToList();
        if (all.Count == 0)
        {
            html.Element("p", none, ("class", "none"));
            return;
        }

        using (html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)))
        using (html.In("table", ("class", "points")))
        {
            html.Element("caption", caption);
            using (html.In("thead"))
            using (html.In("tr"))
                foreach (var title in (ReadOnlySpan<string>)["When", "To the alert", "What", "About", "Source"]) html.Element("th", title, ("scope", "col"));
            using (html.In("tbody"))
                foreach (var point in all.Take(Most)) Row(html, report, point);
        }

        if (all.Count > Most) html.Element("p", $"{Words.Number(all.Count - Most)} more are in the manifest.", ("class", "none"));
    }

    /// <summary>The time, with how exactly it is known where that is not to the second.</summary>
    public static string When(TimelineEntry point)
    {
        if (point.Latest - point.Earliest < Words.Lasting) return Words.Time(point.Earliest);
        return $"{Words.Time(point.Earliest)} – {Words.Time(point.Latest)}";
    }

    static void Row(HtmlWriter html, IncidentReport report, TimelineEntry point)
    {
        using var row = html.In("tr", ("class", Tone.Of(point.What)));
        using (html.In("td", ("class", "time"), ("data-label", "When")))
        {
            html.Element("time", When(point), ("datetime", point.Earliest.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
            if (point.Uncorrected)
                html.Text(" ").Element("abbr", "~",
                    ("title", point.Clock == TimelineClock.Other ? "by somebody else's clock, which nobody measured" : "its clock was not measured"));
        }

        html.Element("td", Words.Lead(report.Header.Incident.StartsAt, point), ("class", "lead"), ("data-label", "To the alert"));
        using (html.In("td", ("class", "what"), ("data-label", "What"))) html.Element("span", Words.Of(point.What), ("class", "tag"));
        using (html.In("td", ("class", "about"), ("data-label", "About"))) html.Gist(report.Evidence(point.Sha256), point.Capability);
        using (html.In("td", ("class", "source"), ("data-label", "Source")))
            html.Element("a", $"{point.Source}", ("href", "#" + point.CommandId), ("title", point.Capability));
    }
}
