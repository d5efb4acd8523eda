namespace Rca.Pipeline.Reports.Sections;

/// <summary>What crashed, failed or was warned of, in the order of time.</summary>
static class TroubleSection
{
    public static void Write(HtmlWriter html, IncidentReport report) =>
        PointTable.Write(html, report, "Crashes, failures and warnings, the first first", report.Timeline.Points.Where(p => Tone.Of(p.What) == Tone.Trouble),
            "No crash, failure or warning was seen, in what was watched.");
}
