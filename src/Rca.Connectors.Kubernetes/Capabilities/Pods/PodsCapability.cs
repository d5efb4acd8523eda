using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>kubernetes.pods: the pods of each workload in one summary, and the ten of them all that are worst off.</summary>
sealed class PodsCapability(TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Pods, "Pods", "How many pods are not well, why, and which are the worst?",
        "One request for each 500 workloads of a kind, and one for each 500 pods.",
        KubernetesScope.Keys, [EvidenceKind.Of<PodSummary>(), EvidenceKind.Of<PodState>()],
        Needs: [KubernetesPermissions.ListPods.Id], MayUse: WorkloadPermissions.Ids);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = await PodScope.ReadAsync(session, request, cancellationToken);
        var scope = wanted.IsWhole ? wanted with { Workloads = await session.ReadWorkloadsAsync(request, cancellationToken) } : wanted;
        var all = new PodTally();
        var tallies = scope.Workloads.ToDictionary(w => w, _ => new PodTally());
        var others = new PodTally();
        await foreach (var pod in scope.PodsAsync(session, cancellationToken))
        {
            var state = PodReading.Read(pod);
            all.Add(state);
            (scope.WorkloadOf(pod) is { } workload ? tallies[workload] : others).Add(state);
        }

        session.Keep(request.Words(), all);
        var observed = clock.GetUtcNow();
        foreach (var summary in Summaries()) yield return new CapturedItem(summary, observed);
        foreach (var pod in all.Worst()) yield return new CapturedItem(pod, observed);

        // The worst first: should a budget end this, they are in it.
        IEnumerable<PodSummary> Summaries() => tallies
            .Select(t => t.Value.Describe(scope.Namespace, t.Key))
            .Concat(others.IsEmpty ? [] : [others.Describe(scope.Namespace, null)])
            .OrderByDescending(s => s.NotWell.Number).ThenBy(s => s.Kind).ThenBy(s => s.Workload, StringComparer.Ordinal);
    }
}
