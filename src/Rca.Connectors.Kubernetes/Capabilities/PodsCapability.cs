using System.Runtime.CompilerServices;
using ContainerState = Rca.Connectors.Kubernetes.Evidence.ContainerState;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using k8s;
using k8s.Models;
using static Rca.Connectors.Kubernetes.Capabilities.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>The state of every pod that a workload's selector matches.</summary>
sealed class PodsCapability(TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Pods, "Pods of a workload", "Which pods are not well, and why did they last end?",
        "One request for each workload and one for each 500 of its pods.",
        KubernetesScope.Keys, [EvidenceKind.Of<PodState>()],
        Needs: [KubernetesPermissions.ListPods.Id], MayUse: WorkloadPermissions.Ids);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var workload in await session.ReadWorkloadsAsync(request, cancellationToken))
        {
            var pods = session.ListAsync<V1PodList, V1Pod>(KubernetesPermissions.ListPods, "PodList", (client, limit, next, token) => client.CoreV1.ListNamespacedPodAsync(
                request.Namespace(), continueParameter: next, labelSelector: workload.LabelSelector, limit: limit, cancellationToken: token), cancellationToken);
            await foreach (var pod in pods) yield return new CapturedItem(Describe(pod), clock.GetUtcNow());
        }
    }

    static PodState Describe(V1Pod pod)
    {
        if (pod.Metadata is not { } metadata) throw KubernetesFailures.Malformed();
        var status = pod.Status ?? new V1PodStatus();
        IReadOnlyList<PodContainer> containers =
            [.. (status.InitContainerStatuses ?? []).Select(c => Describe(c, init: true)), .. (status.ContainerStatuses ?? []).Select(c => Describe(c, init: false))];
        return new PodState(metadata.NamespaceProperty, metadata.Name, metadata.OwnerReferences?.FirstOrDefault(o => o.Controller == true)?.Name, pod.Spec?.NodeName,
            Time(metadata.CreationTimestamp), ClosedWord.Of(status.Phase, PodPhase.Other, PodPhase.Unknown),
            Ready: Is(status, "Ready", "True"), Unschedulable: Is(status, "PodScheduled", "False"), Terminating: metadata.DeletionTimestamp is not null,
            Quantity.Of(containers.Sum(c => c.Restarts.Number)), containers.Any(c => c.LastTerminationReason == TerminationReason.OomKilled), containers);
    }

    static PodContainer Describe(V1ContainerStatus status, bool init)
    {
        var ended = status.LastState?.Terminated ?? status.State?.Terminated;
        var state = status.State switch
        {
            { Running: not null } => ContainerState.Running,
            { Waiting: not null } => ContainerState.Waiting,
            { Terminated: not null } => ContainerState.Terminated,
            _ => ContainerState.Unknown,
        };
        return new PodContainer(status.Name, init, status.Image ?? "", status.Ready, Quantity.Of(status.RestartCount), state,
            Word(status.State?.Waiting?.Reason, WaitingReason.Other), Word(ended?.Reason, TerminationReason.Other),
            ended is null ? null : Quantity.Of(ended.ExitCode), Time(ended?.FinishedAt));
    }

    static bool Is(V1PodStatus status, string condition, string value) => status.Conditions?.Any(c => c.Type == condition && c.Status == value) == true;

    static T? Word<T>(string? word, T other) where T : struct, Enum => string.IsNullOrEmpty(word) ? null : ClosedWord.Of(word, other);
}
