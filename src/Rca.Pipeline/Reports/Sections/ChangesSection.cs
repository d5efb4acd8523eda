using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>What was changed, the last before the alert first: that is where one looks.</summary>
static class ChangesSection
{
    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var start = report.Header.Incident.StartsAt;
        var changes = report.Timeline.Points.Where(p => TimelineBuilder.IsChange(p.What)).ToList();
        // A commit changes nothing that runs; what it came with does.
        var running = changes.Where(p => p.What is not TimelineWord.Committed && p.Earliest <= start).OrderByDescending(p => p.Earliest).ToList();
        PointTable.Write(html, report, "Before the alert, the last first", running, "Nothing was seen to change before the alert, in what was watched.");
        PointTable.Write(html, report, "Commits, the last first", changes.Where(p => p.What is TimelineWord.Committed).OrderByDescending(p => p.Earliest),
            "No commits were seen.");
        var after = changes.Where(p => p.What is not TimelineWord.Committed && p.Earliest > start).ToList();
        if (after.Count > 0) PointTable.Write(html, report, "After the alert", after, "");
    }
}
