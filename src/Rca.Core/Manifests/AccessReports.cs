using System.Text;
using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Core.Manifests;

/// <summary>Chooses one access report a source. The choice does not depend on the order of arrival: the newest, then the first by its canonical form.</summary>
static class AccessReports
{
    public static IReadOnlyList<SourceAccess>? Of(IEnumerable<PlanItem> items, ILookup<string, EvidenceCollected> parts)
    {
        var reports =
            from item in items
            from part in parts[item.CommandId]
            where part.Closing?.Access is not null
            group part.Closing!.Access! by item.Source;
        var chosen = reports.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new SourceAccess(r.Key, Newest(r))).ToList();
        return chosen.Count == 0 ? null : chosen;
    }

    static Access Newest(IEnumerable<Access> reports) =>
        reports.OrderByDescending(r => r.ProbedAt).ThenBy(r => Encoding.UTF8.GetString(CanonicalJson.Write(r)), StringComparer.Ordinal).First();
}
