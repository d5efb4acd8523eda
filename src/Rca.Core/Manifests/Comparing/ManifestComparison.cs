using Rca.Contracts;

namespace Rca.Core.Manifests.Comparing;

/// <summary>
/// What differs between two manifests in what they say: durations, times of looking and the requests that were made differ from run to run and are not compared.
/// </summary>
/// <param name="Header">What of the header differs.</param>
/// <param name="Items">The items that differ, in the order of source, capability and scope.</param>
public sealed record ManifestComparison(IReadOnlyList<Difference> Header, IReadOnlyList<ItemDifference> Items)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsSame => Header.Count == 0 && Items.Count == 0;

    /// <summary>Compares two manifests, of one incident or of two. Items are the same by source, capability and scope, wherever they stand.</summary>
    public static ManifestComparison Of(Manifest before, Manifest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new ManifestComparison([.. Headers(before.Payload, after.Payload)], [.. ItemsOf(before.Payload.Items, after.Payload.Items)]);
    }

    static IEnumerable<Difference> Headers(ManifestPayload before, ManifestPayload after)
    {
        (string What, Func<ManifestPayload, string> Of)[] compared =
        [
            ("incident", p => p.Header.IncidentId), ("window", p => $"{UtcTimeJsonConverter.Format(p.Header.Window.From)} to {UtcTimeJsonConverter.Format(p.Header.Window.To)}"),
            ("configuration", p => p.Header.ConfigurationDigest), ("policy", Policies),
        ];
        return compared.Select(c => new Difference(c.What, c.Of(before), c.Of(after))).Where(d => !string.Equals(d.Before, d.After, StringComparison.Ordinal));
    }

    static string Policies(ManifestPayload payload) => string.Join(", ", payload.Items.SelectMany(i => i.Evidence).Select(e => e.Receipt.Policy)
        .Append(payload.Header.Incident.Receipt?.Policy ?? "").Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    static IEnumerable<ItemDifference> ItemsOf(IReadOnlyList<ManifestItem> before, IReadOnlyList<ManifestItem> after)
    {
        var (old, now) = (ByIdentity(before), ByIdentity(after));
        foreach (var identity in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, item) = (old.GetValueOrDefault(identity), now.GetValueOrDefault(identity));
            if (was is null) yield return ItemDifference.Of(DifferenceKind.New, item!, null, item);
            else if (item is null) yield return ItemDifference.Of(DifferenceKind.Gone, was, was, null);
            else if (ItemDifference.Of(DifferenceKind.Changed, item, was, item) is { IsSame: false } changed) yield return changed;
        }
    }

    // A plan has each of them once; of a manifest that has one twice the first counts, and verifying it says so.
    static Dictionary<string, ManifestItem> ByIdentity(IReadOnlyList<ManifestItem> items) => items
        .GroupBy(i => $"{i.Source}\n{i.Capability}\n{Identity.Scope(i.Scope)}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
