using System.Text.Json;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>What of an Ingress and of an HTTPRoute is evidence.</summary>
static class Routes
{
    const string OldClass = "kubernetes.io/ingress.class";

    /// <param name="ingress">The Ingress.</param>
    /// <param name="services">The Services of the namespace; null where they cannot be seen.</param>
    /// <param name="window">The window.</param>
    public static RouteState Read(V1Ingress ingress, IReadOnlySet<string>? services, Window window)
    {
        var rules = (ingress.Spec?.Rules ?? []).OfType<V1IngressRule>().ToList();
        var backends = rules.SelectMany(r => r.Http?.Paths ?? []).Select(p => p?.Backend?.Service?.Name).Append(ingress.Spec?.DefaultBackend?.Service?.Name);
        var annotated = ingress.Metadata?.Annotations?.TryGetValue(OldClass, out var old) == true ? old : null;
        return Route(ingress.Metadata, RouteKind.Ingress, rules.Select(r => r.Host), backends, services, [ingress.Spec?.IngressClassName ?? annotated],
            null, window);
    }

    public static RouteState Read(CustomObject route, IReadOnlySet<string>? services, Window window)
    {
        // A backend of another kind or another namespace is none of these.
        var backends = route.Spec.Items("rules").SelectMany(r => r.Items("backendRefs"))
            .Where(b => b.Text("kind") is null or "Service" && (b.Text("namespace") ?? route.Metadata?.NamespaceProperty) == route.Metadata?.NamespaceProperty)
            .Select(b => b.Text("name"));
        var parents = route.Status.Items("parents").SelectMany(p => p.Items("conditions")).Where(c => c.Text("type") is "Accepted" or "ResolvedRefs").ToList();
        bool? accepted = parents.Count == 0 ? null : parents.TrueForAll(c => c.Text("status") is "True");
        return Route(route.Metadata, RouteKind.HttpRoute, route.Spec.Items("hostnames").Select(h => h.ValueKind == JsonValueKind.String ? h.GetString() : null),
            backends, services,
            route.Spec.Items("parentRefs").Select(p => p.Text("name")), accepted, window);
    }

    static RouteState Route(V1ObjectMeta? metadata, RouteKind kind, IEnumerable<string?> hosts, IEnumerable<string?> backends, IReadOnlySet<string>? services,
        IEnumerable<string?> via, bool? accepted, Window window)
    {
        var used = Sorted(backends);
        return new RouteState(metadata?.NamespaceProperty ?? "", kind, metadata?.Name ?? "", Sorted(hosts), used,
            services is null ? [] : [.. used.Where(s => !services.Contains(s))],
            Sorted(via), accepted, ObjectChanges.Of(metadata, window));
    }

    static IReadOnlyList<string> Sorted(IEnumerable<string?> names) =>
        [.. names.Where(n => !string.IsNullOrEmpty(n)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
