using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>Events about nodes. A node has no namespace, so the servers keep them in this one.</summary>
static class NodeEvents
{
    public const string Namespace = "default";
    const string Selector = "involvedObject.kind=Node";

    public static IAsyncEnumerable<Corev1Event> ListAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        session.ListAsync<Corev1EventList, Corev1Event>(EventsPermissions.ListNodeEvents, "EventList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedEventAsync(Namespace, continueParameter: next, fieldSelector: Selector, limit: limit, cancellationToken: token),
            cancellationToken);
}
