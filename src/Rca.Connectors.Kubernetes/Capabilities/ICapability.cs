using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

interface ICapability
{
    /// <summary>Why it is not to be collected from this source, which is then not asked; null where it may.</summary>
    SourceFailureException? Refusal => null;

    IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken);
}
