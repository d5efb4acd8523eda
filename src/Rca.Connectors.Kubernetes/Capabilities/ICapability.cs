using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>
/// One capability of this connector. What it is and needs is a static <c>Descriptor</c> of its class, entered in <see cref="KubernetesCapabilities"/>.
/// </summary>
interface ICapability
{
    /// <summary>Why it is not to be collected from this source, which is then not asked; null where it may.</summary>
    SourceFailureException? Refusal => null;

    IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken);
}
