using Rca.Contracts;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Every request that was made to a source, added up by what was asked.</summary>
static class LedgerSection
{
    const int Most = 300;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var entries = report.Items.SelectMany(i => i.Ledger.Concat(i.OtherAttempts.SelectMany(o => o.Ledger ?? [])).Select(e => (i.Source, Entry: e))).ToList();
        var lines = entries.GroupBy(e => (e.Source, e.Entry.Verb, e.Entry.Resource)).OrderBy(g => g.Key.Source, StringComparer.Ordinal)
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key.Resource, StringComparer.Ordinal).ThenBy(g => g.Key.Verb, StringComparer.Ordinal).ToList();
        Totals(html, report, entries);
        if (lines.Count == 0) return;
        using (html.In("details"))
        {
            html.Element("summary", $"All {Words.Number(entries.Count)} requests");
            using var region = html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Requests"));
            using (html.In("table"))
            {
                html.Element("caption", "Requests by source and resource");
                using (html.In("thead"))
                using (html.In("tr"))
                    foreach (var title in (ReadOnlySpan<string>)["Source", "Request", "Times", "Answers", "Read"]) html.Element("th", title, ("scope", "col"));
                using (html.In("tbody"))
                    foreach (var line in lines.Take(Most)) Row(html, line.Key, [.. line.Select(l => l.Entry)]);
            }

            if (lines.Count > Most) html.Element("p", $"{Words.Number(lines.Count - Most)} more resources are in the manifest.", ("class", "none"));
        }
    }

    static void Totals(HtmlWriter html, IncidentReport report, List<(string Source, LedgerEntry Entry)> entries)
    {
        using var list = html.In("ul");
        foreach (var source in report.Items.GroupBy(i => i.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var own = entries.Where(e => string.Equals(e.Source, source.Key, StringComparison.Ordinal)).Select(e => e.Entry).ToList();
            var elided = source.Sum(i => i.LedgerElided + i.OtherAttempts.Sum(o => o.LedgerElided));
            var lost = source.Sum(i => i.OtherAttempts.Count(o => o.LedgerLost));
            using var line = html.In("li");
            html.Element("strong", source.Key).Text($": {Words.Count(own.Count + elided, "request")}, {Words.Bytes(own.Sum(e => e.Bytes))} read");
            if (elided > 0) html.Text($", {Words.Number(elided)} of them not listed");
            if (lost > 0) html.Text($", and {Words.Count(lost, "attempt")} of which nothing is known");
            html.Text($"; {Words.Skew(report.Timeline.Clocks.FirstOrDefault(c => string.Equals(c.Source, source.Key, StringComparison.Ordinal))?.Skew)}.");
        }
    }

    static void Row(HtmlWriter html, (string Source, string Verb, string Resource) key, List<LedgerEntry> entries)
    {
        using var row = html.In("tr");
        html.Element("td", key.Source);
        using (html.In("td", ("class", "resource"))) html.Value($"{key.Verb} {key.Resource}");
        html.Element("td", Words.Number(entries.Count), ("class", "number"));
        html.Element("td", string.Join(", ", entries.Select(e => e.Status).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        html.Element("td", Words.Bytes(entries.Sum(e => e.Bytes)), ("class", "number"));
    }
}
