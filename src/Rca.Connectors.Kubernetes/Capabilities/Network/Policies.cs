using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>What of a NetworkPolicy is evidence.</summary>
static class Policies
{
    public static NetworkPolicyState Read(V1NetworkPolicy policy, Window window)
    {
        var (types, spec) = (policy.Spec?.PolicyTypes ?? [], policy.Spec);
        var hasEgress = spec?.Egress is { Count: > 0 };
        // Where no type is named, it limits what comes in, and what goes out when it has a rule for that.
        var (ingress, egress) = types.Count == 0 ? (true, hasEgress) : (types.Contains("Ingress"), types.Contains("Egress"));
        return new NetworkPolicyState(policy.Metadata?.NamespaceProperty ?? "", policy.Metadata?.Name ?? "", ingress, Quantity.Of(spec?.Ingress?.Count ?? 0),
            egress, Quantity.Of(spec?.Egress?.Count ?? 0), ObjectChanges.Of(policy.Metadata, window));
    }
}
