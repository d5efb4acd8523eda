using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

interface ICapability
{
    IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken);
}
