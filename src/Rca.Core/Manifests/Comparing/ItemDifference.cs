using Rca.Contracts;

namespace Rca.Core.Manifests.Comparing;

/// <summary>How one item differs.</summary>
/// <param name="Kind">Whether it is new, gone or changed.</param>
/// <param name="Source">Its source.</param>
/// <param name="Capability">Its capability.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Before">Its outcome in the first manifest.</param>
/// <param name="After">Its outcome in the second.</param>
/// <param name="Evidence">What evidence differs, by kind.</param>
public sealed record ItemDifference(
    DifferenceKind Kind, string Source, string Capability, IReadOnlyDictionary<string, string> Scope, ItemEnd? Before, ItemEnd? After, IReadOnlyList<EvidenceDifference> Evidence)
{
    internal bool IsSame => Before == After && Evidence.Count == 0;

    internal static ItemDifference Of(DifferenceKind kind, ManifestItem item, ManifestItem? before, ManifestItem? after) =>
        new(kind, item.Source, item.Capability, item.Scope, ItemEnd.Of(before), ItemEnd.Of(after), [.. EvidenceOf(before?.Evidence ?? [], after?.Evidence ?? [])]);

    static IEnumerable<EvidenceDifference> EvidenceOf(IReadOnlyList<EvidenceReference> before, IReadOnlyList<EvidenceReference> after)
    {
        var (old, now) = (before.ToLookup(e => e.Kind, e => e.Sha256, StringComparer.Ordinal), after.ToLookup(e => e.Kind, e => e.Sha256, StringComparer.Ordinal));
        foreach (var kind in before.Concat(after).Select(e => e.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (added, gone) = (Only(now[kind], old[kind]), Only(old[kind], now[kind]));
            if (added.Count + gone.Count > 0) yield return new EvidenceDifference(kind, added, gone, RedactionsOf(OfKind(before), OfKind(after)));

            List<RedactionReceipt> OfKind(IReadOnlyList<EvidenceReference> pieces) =>
                [.. pieces.Where(e => string.Equals(e.Kind, kind, StringComparison.Ordinal)).Select(e => e.Receipt)];
        }
    }

    static List<RedactionDifference> RedactionsOf(List<RedactionReceipt> before, List<RedactionReceipt> after)
    {
        var (old, now) = (Counts(before), Counts(after));
        return [.. old.Keys.Union(now.Keys).Order().Select(k => new RedactionDifference(k.Rule, k.Class, k.Pointer, old.GetValueOrDefault(k), now.GetValueOrDefault(k))).Where(d => d.Before != d.After)];
    }

    static Dictionary<(string Rule, string? Class, string? Pointer), int> Counts(List<RedactionReceipt> receipts) => receipts
        .SelectMany(r => r.Redactions.Select(l => (Place: (l.Rule, (string?)l.Class, (string?)l.Pointer), l.Count)).Append((Place: ("dropped", null, null), Count: r.Dropped)))
        .GroupBy(l => l.Place).ToDictionary(g => g.Key, g => g.Sum(l => l.Count));

    // The same piece may be there several times.
    static List<string> Only(IEnumerable<string> these, IEnumerable<string> those)
    {
        var left = those.GroupBy(d => d, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return [.. these.Where(d => !left.TryGetValue(d, out var count) || (left[d] = count - 1) < 0).Order(StringComparer.Ordinal)];
    }
}
