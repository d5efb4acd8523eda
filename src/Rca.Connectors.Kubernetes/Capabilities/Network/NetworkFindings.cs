using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>Keeps of what is listed what belongs to the scope, or is broken.</summary>
sealed class NetworkFindings(PodScope scope, Window window)
{
    const int MaximumAsked = 10;

    readonly List<object> _items = [];
    readonly HashSet<string> _ours = new(StringComparer.Ordinal);
    HashSet<string>? _services;

    public IReadOnlyList<object> Items => _items;

    /// <summary>The Services of the workload, all of a namespace's where the scope is one, and any that leads nowhere.</summary>
    public async Task ReadServicesAsync(NetworkReading reading, PartsSeen parts, CancellationToken cancellationToken)
    {
        if (await parts.ListAsync(EvidencePart.Services, reading.ServicesAsync(), cancellationToken) is not { } services) return;
        _services = services.Select(s => s.Metadata?.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var endpoints = new EndpointTally();
        var part = reading.HasSlices ? EvidencePart.EndpointSlices : EvidencePart.Endpoints;
        var isSeen = reading.HasSlices
            ? await parts.TryAsync(part, reading.SlicesAsync(), endpoints.Add, cancellationToken)
            : await parts.TryAsync(part, reading.EndpointsAsync(), endpoints.Add, cancellationToken);
        if (!isSeen) endpoints.Unseen = parts.WhyNot(part);
        var asked = 0;
        foreach (var service in services.OrderBy(s => s.Metadata?.Name, StringComparer.Ordinal))
        {
            var state = Services.Read(service, scope.SelectedBy(service.Spec?.Selector), endpoints.Of(service.Metadata?.Name ?? ""), window);
            if (state.SelectsAny is null && service.Spec?.Selector is { Count: > 0 } selector && asked++ < MaximumAsked)
                state = state.WithSelected(await reading.SelectsAnyAsync(selector));
            if (state.SelectsWorkload != false) _ours.Add(state.Name);
            if (state.SelectsWorkload != false || state.Finding == ServiceFinding.NothingSelected) _items.Add(state);
        }
    }

    public void Add(V1Ingress ingress) => Add(Routes.Read(ingress, _services, window));

    public void AddRoute(CustomObject route) => Add(Routes.Read(route, _services, window));

    public void Add(V1NetworkPolicy policy)
    {
        if (scope.MayBeSelectedBy(policy.Spec?.PodSelector ?? new V1LabelSelector())) _items.Add(Policies.Read(policy, window));
    }

    public void Add(V1PersistentVolumeClaim claim)
    {
        var state = Claims.Read(claim, Claims.IsMounted(claim.Metadata?.Name, scope), window);
        if (state.Mounted == true || (state.Mounted is null && state.Change.ChangedInWindow) || state.Phase != ClaimPhase.Bound) _items.Add(state);
    }

    public void AddCertificate(CustomObject certificate) => _items.Add(Operators.Certificate(certificate, window));

    public void AddExternalSecret(CustomObject secret) => _items.Add(Operators.ExternalSecret(secret, window));

    // Where Services cannot be seen, nobody knows which routes are the workload's.
    void Add(RouteState route)
    {
        if (_services is null || route.MissingServices.Count > 0 || route.Services.Any(_ours.Contains)) _items.Add(route);
    }
}
