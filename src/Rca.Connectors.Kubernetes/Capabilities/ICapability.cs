using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>One capability of this connector. What it is and needs is a static <c>Descriptor</c> of its class, entered in <see cref="KubernetesCapabilities"/>.</summary>
interface ICapability
{
    IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken);
}
