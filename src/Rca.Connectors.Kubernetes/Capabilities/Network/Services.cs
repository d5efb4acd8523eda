using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>What of a Service is evidence.</summary>
static class Services
{
    /// <param name="service">The Service.</param>
    /// <param name="selectsScope">Whether it selects the pods of the scope's workload; null where the scope is none.</param>
    /// <param name="endpoints">Its endpoints.</param>
    /// <param name="window">The window.</param>
    public static ServiceState Read(V1Service service, bool? selectsScope, (Quantity Ready, Quantity NotReady) endpoints, Window window)
    {
        var selector = service.Spec?.Selector;
        var state = new ServiceState(service.Metadata?.NamespaceProperty ?? "", service.Metadata?.Name ?? "",
            ClosedWord.Of(service.Spec?.Type, ServiceType.Other, ServiceType.ClusterIp), selector is { Count: > 0 },
            selectsScope, HasAny(endpoints), endpoints.Ready, endpoints.NotReady, null, ObjectChanges.Of(service.Metadata, window));
        return WithFinding(state);
    }

    /// <summary>Without an address it must be asked whether there are pods that it selects.</summary>
    public static ServiceState WithSelected(this ServiceState state, bool? selectsAny) => WithFinding(state with { SelectsAny = selectsAny });

    // Without a selector its endpoints are somebody else's, and a name outside has none.
    static ServiceState WithFinding(ServiceState state) => state with
    {
        Finding = state switch
        {
            { HasSelector: false } or { Type: ServiceType.ExternalName } or { ReadyEndpoints: not { Kind: QuantityKind.Value, Number: 0 } } => null,
            { SelectsAny: false } => ServiceFinding.NothingSelected,
            { NotReadyEndpoints: { Kind: QuantityKind.Value, Number: > 0 } } => ServiceFinding.NoneReady,
            { SelectsAny: true } => ServiceFinding.NoAddress,
            _ => null,
        },
    };

    // Endpoints that are there were selected; that there are none says nothing, for a pod has an address only when it runs.
    static bool? HasAny((Quantity Ready, Quantity NotReady) endpoints) =>
        endpoints is { Ready: { Kind: QuantityKind.Value, Number: var ready }, NotReady.Number: var notReady } && ready + notReady > 0 ? true : null;
}
