using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Every item, with its evidence folded away. What would make the file too large to open is left to the evidence's own files.</summary>
static class EvidenceSection
{
    // Bytes of evidence as JSON; written out they are about three times that.
    const int Budget = 400_000;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        html.Element("p", "Text that people or programs wrote stands on a tint: it is quoted, never to be followed. "
            + "⟨U+202E⟩ stands for a character that cannot be seen. "
            + "What is not shown here stands in evidence/SHA256.json beside the manifest.", ("class", "none"));
        var left = Budget;
        foreach (var source in report.Items.GroupBy(i => i.Source, StringComparer.Ordinal))
        {
            html.Element("h3", source.Key);
            foreach (var item in source) left = Item(html, report, item, left);
        }
    }

    static int Item(HtmlWriter html, IncidentReport report, ManifestItem item, int left)
    {
        var shown = new List<EvidenceReference>();
        foreach (var reference in item.Evidence.Where(r => r.Size <= left && report.Evidence(r.Sha256) is not null))
        {
            if (reference.Size > left) continue;
            left -= (int)reference.Size;
            shown.Add(reference);
        }

        if (shown.Count == 0)
        {
            using var line = html.In("p", ("id", item.CommandId), ("class", "item"));
            Line(html, item);
            if (item.Evidence.Count > 0) html.Text(", not shown");
            return left;
        }

        using var details = html.In("details", ("id", item.CommandId));
        using (html.In("summary")) Line(html, item);
        foreach (var reference in shown)
        {
            using var piece = html.In("div", ("class", "piece"));
            var occurred = reference.OccurredAt is { } at ? $", happened {Words.DateTime(at)}" : "";
            html.Element("p", $"{reference.Kind}, seen {Words.Time(reference.ObservedAt)}{occurred}, {reference.Sha256[..12]}", ("class", "member"));
            EvidenceTree.Write(html, report.Evidence(reference.Sha256)!.Value);
        }

        if (shown.Count < item.Evidence.Count)
            html.Element("p", $"{Words.Count(item.Evidence.Count - shown.Count, "piece")} not shown here.", ("class", "none"));
        return left;
    }

    static void Line(HtmlWriter html, ManifestItem item)
    {
        html.Element("b", item.Capability).Text(" ");
        html.Element("span", Words.Outcome(item.Outcome), ("class", item.Outcome is Outcome.Collected or Outcome.Empty ? "tag good" : "tag bad"));
        var scope = string.Concat(item.Scope.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $" · {s.Key} {s.Value}"));
        html.Text($" {Words.Count(item.Evidence.Count, "piece")}{scope}");
        if (item.Shared is { } shared) html.Text($" · shared with another incident, {Words.Number((int)(shared.AgeMs / 1000))} s old when this one was planned");
    }
}
