using k8s.Models;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>Counts the endpoints of each Service.</summary>
sealed class EndpointTally
{
    const string ServiceLabel = "kubernetes.io/service-name";

    readonly Dictionary<string, (HashSet<string> Ready, HashSet<string> NotReady)> _services = new(StringComparer.Ordinal);

    /// <summary>Why the endpoints are not known; null where they are.</summary>
    public UnknownReason? Unseen { get; set; }

    public void Add(V1EndpointSlice slice)
    {
        if (slice.Metadata?.Labels is not { } labels || !labels.TryGetValue(ServiceLabel, out var service)) return;
        // An endpoint of which nothing is known counts as ready: so the API has it.
        foreach (var endpoint in (slice.Endpoints ?? []).OfType<V1Endpoint>())
            Add(service, endpoint.Conditions?.Ready ?? true, endpoint.TargetRef?.Uid, endpoint.Addresses?.FirstOrDefault());
    }

    public void Add(V1Endpoints endpoints)
    {
        foreach (var subset in (endpoints.Subsets ?? []).OfType<V1EndpointSubset>())
        {
            foreach (var address in subset.Addresses ?? []) Add(endpoints.Metadata?.Name ?? "", true, address?.TargetRef?.Uid, address?.Ip);
            foreach (var address in subset.NotReadyAddresses ?? []) Add(endpoints.Metadata?.Name ?? "", false, address?.TargetRef?.Uid, address?.Ip);
        }
    }

    public (Quantity Ready, Quantity NotReady) Of(string service)
    {
        if (Unseen is { } reason) return (Quantity.Unknown(reason), Quantity.Unknown(reason));
        return _services.TryGetValue(service, out var found) ? (Quantity.Of(found.Ready.Count), Quantity.Of(found.NotReady.Count))
            : (Quantity.Of(0), Quantity.Of(0));
    }

    // A pod has an address in each family, and stays one endpoint.
    void Add(string service, bool isReady, string? pod, string? address)
    {
        if ((pod ?? address) is not { } endpoint) return;
        if (!_services.TryGetValue(service, out var found)) _services[service] = found = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        (isReady ? found.Ready : found.NotReady).Add(endpoint);
    }
}
