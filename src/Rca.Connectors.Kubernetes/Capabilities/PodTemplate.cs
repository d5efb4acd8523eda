using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>What of a revision's pod template is evidence.</summary>
static class PodTemplate
{
    public static IReadOnlyList<TemplateContainer> Read(V1ReplicaSet set)
    {
        var spec = set.Spec?.Template?.Spec;
        return [.. (spec?.InitContainers ?? []).Select(c => Read(c, init: true)), .. (spec?.Containers ?? []).Select(c => Read(c, init: false))];
    }

    static TemplateContainer Read(V1Container container, bool init)
    {
        var image = ImageName.Parse(container.Image ?? "");
        var (requests, limits) = (container.Resources?.Requests, container.Resources?.Limits);
        return new TemplateContainer(container.Name, init, image.Name, image.Tag, image.Digest,
            [.. (container.Env ?? []).Select(e => e.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Amount(requests, "cpu"), Amount(limits, "cpu"), Amount(requests, "memory"), Amount(limits, "memory"));
    }

    static Quantity Amount(IDictionary<string, ResourceQuantity>? amounts, string resource) =>
        amounts is not null && amounts.TryGetValue(resource, out var amount) && amount is not null
            ? Quantity.Of(amount.ToDouble())
            : Quantity.Unknown(UnknownReason.NotReported);
}
