using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>What is not here, why, and what it would need to be here the next time.</summary>
static class GapsSection
{
    const int Most = 500;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var gaps = report.Header.Gaps;
        if (gaps.Count == 0) html.Element("p", "Everything that was planned was answered whole.", ("class", "none"));
        using (html.In("ul", ("class", "gaps")))
            foreach (var gap in gaps.Take(Most)) Gap(html, report.Items.First(i => string.Equals(i.CommandId, gap.CommandId, StringComparison.Ordinal)));
        if (gaps.Count > Most) html.Element("p", $"{Words.Number(gaps.Count - Most)} more gaps are in the manifest.", ("class", "none"));
        Unwatched(html, report.Timeline.Unwatched.Where(u => u.Why is UnwatchedWhy.NotKept or UnwatchedWhy.PartNotSeen or UnwatchedWhy.OutsideShared).ToList());
        Access(html, report.Header.Access ?? []);
    }

    static void Gap(HtmlWriter html, ManifestItem item)
    {
        using var line = html.In("li");
        html.Element("strong", $"{item.Source} {item.Capability}").Text(" ").Element("span", Words.Outcome(item.Outcome), ("class", "tag"));
        if (item.Reason is { } reason) html.Text($" {reason.Replace('-', ' ')}.");
        if (item.Detail is { } detail)
        {
            html.Text(" ");
            html.Value(detail);
        }

        if (item.Until is { } until) html.Text($" It may be asked again from {Words.DateTime(until)}.");
        if (item.Grant is not { } grant) return;
        using var needs = html.In("p", ("class", "needs"));
        html.Text($"It needs {item.Permission}: ").Element("code", grant);
    }

    static void Unwatched(HtmlWriter html, List<Unwatched> stretches)
    {
        if (stretches.Count == 0) return;
        html.Element("h3", "Not watched");
        using var list = html.In("ul");
        foreach (var stretch in stretches.Take(Most))
            html.Element("li", $"{stretch.Source} {stretch.Capability}, {Words.Time(stretch.From)} to {Words.Time(stretch.To)}: "
                + Why(stretch.Why) + ". That nothing of it is here says nothing.");
    }

    static string Why(UnwatchedWhy why) => why switch
    {
        UnwatchedWhy.NotKept => "the source no longer keeps it",
        UnwatchedWhy.OutsideShared => "what was collected for another incident, and is shared, does not reach there",
        _ => "a part of it could not be seen",
    };

    static void Access(HtmlWriter html, IReadOnlyList<SourceAccess> access)
    {
        var lacking = access.Where(a => a.Report.Missing.Count > 0 || a.Report.Findings is { Count: > 0 }).ToList();
        if (lacking.Count == 0) return;
        html.Element("h3", "Rights");
        using (html.In("ul"))
            foreach (var source in lacking)
            {
                using var line = html.In("li");
                html.Element("strong", source.Source);
                if (source.Report.Missing.Count > 0) html.Text($" lacks {string.Join(", ", source.Report.Missing)}.");
                if (source.Report.Findings is { Count: > 0 } findings) html.Text($" Found: {string.Join(", ", findings)}.");
            }

        html.Element("p", "What to grant: rca sources probe.", ("class", "none"));
    }
}
