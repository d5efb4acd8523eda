using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>kubernetes.pods: the pods of the scope in one summary, and the ten that are worst off.</summary>
sealed class PodsCapability(TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.pods";

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Pods", "How many pods are not well, why, and which are the worst?",
        "One request for the workload and one for each 500 pods.",
        KubernetesDescriptor.WorkloadScope, [EvidenceKind.Of<PodSummary>(), EvidenceKind.Of<PodState>()],
        Needs: [KubernetesPermissions.GetDeployments.Id, KubernetesPermissions.ListPods.Id]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await PodScope.ReadAsync(session, request, cancellationToken);
        var tally = new PodTally();
        await foreach (var pod in scope.PodsAsync(session, cancellationToken)) tally.Add(PodReading.Read(pod));
        var observed = clock.GetUtcNow();
        yield return new CapturedItem(tally.Describe(scope.Namespace, scope.Workload, scope.Desired), observed);
        foreach (var pod in tally.Worst()) yield return new CapturedItem(pod, observed);
    }
}
