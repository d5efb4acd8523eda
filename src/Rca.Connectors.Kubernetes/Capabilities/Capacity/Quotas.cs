using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>What of a ResourceQuota and of a LimitRange is evidence.</summary>
static class Quotas
{
    public static ResourceQuotaState Read(V1ResourceQuota quota)
    {
        var hard = quota.Status?.Hard ?? quota.Spec?.Hard ?? new Dictionary<string, ResourceQuantity>();
        IReadOnlyList<QuotaUse> uses = [.. hard.Keys.Select(name => Read(name, hard, quota.Status?.Used)).OrderByDescending(u => u.Reached)
            .ThenBy(u => u.Resource)
            .ThenBy(u => u.OtherResource, StringComparer.Ordinal)];
        return new ResourceQuotaState(quota.Metadata?.NamespaceProperty ?? "", quota.Metadata?.Name ?? "", uses.Any(u => u.Reached), uses);
    }

    public static LimitRangeState Read(V1LimitRange range) => new(range.Metadata?.NamespaceProperty ?? "", range.Metadata?.Name ?? "",
        [.. (range.Spec?.Limits ?? []).OfType<V1LimitRangeItem>().SelectMany(Read).OrderBy(l => l.Kind).ThenBy(l => l.Resource)]);

    static QuotaUse Read(string name, IDictionary<string, ResourceQuantity> hard, IDictionary<string, ResourceQuantity>? used)
    {
        var resource = ClosedWord.Of(name, QuotaResource.Other, QuotaResource.Other);
        var (most, now) = (Amounts.Of(hard, name), Amounts.Of(used, name));
        return new QuotaUse(resource, resource == QuotaResource.Other ? name : null, now, most, Amounts.Ratio(now, most),
            most.Kind == QuantityKind.Value && now.Kind == QuantityKind.Value && now.Number >= most.Number);
    }

    static IEnumerable<LimitEntry> Read(V1LimitRangeItem item)
    {
        var kind = ClosedWord.Of(item.Type, LimitKind.Other, LimitKind.Other);
        var names = new[] { item.Min, item.Max, item.DefaultProperty, item.DefaultRequest }.SelectMany(d => d?.Keys ?? []).Distinct(StringComparer.Ordinal);
        return names.Select(name => new LimitEntry(kind, ClosedWord.Of(name, QuotaResource.Other), Amounts.Of(item.Min, name), Amounts.Of(item.Max, name),
            Amounts.Of(item.DefaultProperty, name), Amounts.Of(item.DefaultRequest, name)));
    }
}
