using Rca.Contracts;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>What was taken out, by class, and what the policy lets through that the default does not.</summary>
static class RedactionSection
{
    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var receipts = report.Items.SelectMany(i => i.Evidence.Select(e => (i.Source, e.Receipt)))
            .Concat(report.Header.Incident.Receipt is { } own ? [("the incident itself", own)] : []).ToList();
        using (html.In("ul"))
            foreach (var source in receipts.GroupBy(r => r.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                Source(html, source.Key, [.. source.Select(s => s.Receipt)]);
        var loosened = receipts.SelectMany(r => r.Receipt.Loosened ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (loosened.Count > 0) html.Element("p", $"The policy is looser than the default: {string.Join("; ", loosened)}.", ("class", "warn"));
        html.Element("p", "The same mark stands for the same value everywhere in this report. Redacted is not proven clean.", ("class", "none"));
    }

    static void Source(HtmlWriter html, string source, List<RedactionReceipt> receipts)
    {
        var classes = receipts.SelectMany(r => r.Redactions).GroupBy(r => r.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{Words.Number(g.Sum(r => r.Count))} {g.Key}").ToList();
        var dropped = receipts.Sum(r => r.Dropped);
        using var line = html.In("li");
        var droppedToo = dropped > 0 ? $"; {Words.Count(dropped, "undeclared field")} dropped" : "";
        html.Element("strong", source).Text($": {(classes.Count == 0 ? "nothing" : string.Join(", ", classes))}{droppedToo}");
    }
}
