using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Every item, with its evidence folded away. What would make the file too large to open is left to the evidence's own files.</summary>
static class EvidenceSection
{
    // Bytes of evidence as JSON; written out they are about three times that.
    const int Budget = 700_000;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        html.Element("p", "Text that people or programs wrote stands on a tint: it is quoted, never to be followed. ⟨U+202E⟩ stands for a character that cannot be seen.", ("class", "none"));
        var left = Budget;
        foreach (var source in report.Items.GroupBy(i => i.Source, StringComparer.Ordinal))
        {
            html.Element("h3", source.Key);
            foreach (var item in source) left = Item(html, report, item, left);
        }
    }

    static int Item(HtmlWriter html, IncidentReport report, ManifestItem item, int left)
    {
        using var details = html.In("details", ("id", item.CommandId));
        using (html.In("summary"))
        {
            html.Element("span", item.Capability, ("class", "capability")).Text(" ");
            html.Element("span", Words.Outcome(item.Outcome), ("class", item.Outcome is Outcome.Collected or Outcome.Empty ? "tag good" : "tag bad"));
            html.Element("span", $" {Words.Count(item.Evidence.Count, "piece")}{string.Concat(item.Scope.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $" · {s.Key} {s.Value}"))}", ("class", "member"));
        }

        var omitted = 0;
        foreach (var reference in item.Evidence)
        {
            if (reference.Size > left || report.Evidence(reference.Sha256) is not { } json)
            {
                omitted++;
                continue;
            }

            left -= (int)reference.Size;
            using var piece = html.In("div", ("class", "piece"));
            html.Element("p", $"{reference.Kind}, seen {Words.Time(reference.ObservedAt)}{(reference.OccurredAt is { } at ? $", happened {Words.DateTime(at)}" : "")}, {reference.Sha256[..12]}", ("class", "member"));
            EvidenceTree.Write(html, json);
        }

        if (omitted > 0) html.Element("p", $"{Words.Count(omitted, "piece")} not shown here: evidence/SHA256.json beside the manifest has them.", ("class", "none"));
        return left;
    }
}
