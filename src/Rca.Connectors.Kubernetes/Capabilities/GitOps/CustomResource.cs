using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

/// <summary>A resource that is read in the namespace of the scope, and in the one where its operator is at home.</summary>
sealed record CustomResource(ServedResource InScope, EvidencePart Part, ServedResource AtHome, EvidencePart HomePart)
{
    /// <summary>The objects of both. What cannot be seen of either is noted.</summary>
    public async Task<IReadOnlyList<CustomObject>> ListAsync(
        KubernetesSession session, ServedGroups served, PartsSeen parts, string inNamespace, string home, CancellationToken cancellationToken)
    {
        var found = new List<CustomObject>();
        await parts.TryAsync(Part, session.ListServedAsync<CustomList, CustomObject>(served, InScope, inNamespace, cancellationToken),
            found.Add, cancellationToken);
        if (inNamespace != home)
            await parts.TryAsync(HomePart, session.ListServedAsync<CustomList, CustomObject>(served, AtHome, home, cancellationToken),
                found.Add, cancellationToken);
        return found;
    }
}
