using System.Text;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Reports.Sections;

namespace Rca.Pipeline.Reports;

/// <summary>The report in short, for a chat or an issue. Whatever is not ours stands in code, where no mention, image or link comes to life.</summary>
static class MarkdownReport
{
    const int Most = 15;

    public static string Write(IncidentReport report)
    {
        var (header, counts, start) = (report.Header, report.Header.Completeness, report.Header.Incident.StartsAt);
        var text = new StringBuilder();
        Line($"## Incident {Code(Summary.Title(report))}");
        Line();
        Line($"Fired **{Words.DateTime(start)} UTC**. {counts.Complete} of {counts.Planned} items complete. {Seal(report.Verification)}");
        foreach (var summary in header.Incident.Alerts.Select(a => a.Annotations?.GetValueOrDefault("summary")).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(3))
            Line($"> {Code(summary)}");
        Points("Changed before it, the last first",
            report.Timeline.Points.Where(p => TimelineBuilder.IsChange(p.What) && p.What is not TimelineWord.Committed && p.Earliest <= start)
                .OrderByDescending(p => p.Earliest));
        Points("Full and waiting", report.Timeline.Points.Where(p => Tone.Of(p.What) == Tone.Pressure));
        Points("Went wrong", report.Timeline.Points.Where(p => Tone.Of(p.What) == Tone.Trouble));
        Gaps();
        Line();
        Line($"Incident {Code(header.IncidentId)}, root {Code(report.Manifest.Root)}");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');

        void Points(string title, IEnumerable<TimelineEntry> points)
        {
            var all = points.ToList();
            if (all.Count == 0) return;
            Line();
            Line($"**{title}**");
            Line();
            foreach (var point in all.Take(Most))
            {
                var gist = report.Evidence(point.Sha256) is { } json ? string.Join(" · ", Gist.Of(json).Select(g => g.Value)) : "";
                if (gist.Length == 0) gist = point.Capability;
                Line($"- {PointTable.When(point)} ({Words.Lead(start, point)}) **{Words.Of(point.What)}** {Code(gist)}, {Code(point.Source)}");
            }

            if (all.Count > Most) Line($"- and {Words.Number(all.Count - Most)} more");
        }

        void Gaps()
        {
            if (header.Gaps.Count == 0) return;
            Line();
            Line("**Missing**");
            Line();
            foreach (var gap in header.Gaps.Take(Most))
                Line($"- {Code($"{gap.Source} {gap.Capability}")}: {Words.Outcome(gap.Outcome)}{More(gap.Reason)}{More(gap.Detail)}");
            if (header.Gaps.Count > Most) Line($"- and {Words.Number(header.Gaps.Count - Most)} more");
        }
    }

    static string Seal(Verification verification) => verification.IsVerified
        ? $"Verified by the key {Code(verification.KeyId!)}."
        : verification.Faults.All(f => f.Kind == FaultKind.NoTrustedKey) ? "Not verified: no key was given." : "**It does not verify: do not rely on it.**";

    static string More(string? text) => text is null ? "" : $" {Code(text)}";

    /// <summary>Text in a code span, fenced by more backticks than it has in a row.</summary>
    internal static string Code(string text)
    {
        var plain = string.Concat(RedactedText.Parts(text).Select(p => p.Token is null ? p.Text : $"[{p.Text}]"));
        var line = VisibleText.Of(plain).Replace("\r", "", StringComparison.Ordinal).Replace('\n', '⏎');
        if (line.Length == 0) return "";
        var longest = 0;
        for (int at = 0, run = 0; at < line.Length; at++) longest = Math.Max(longest, run = line[at] == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return longest == 0 ? $"{fence}{line}{fence}" : $"{fence} {line} {fence}";
    }
}
