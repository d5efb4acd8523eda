using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>What of a pod is evidence.</summary>
static class PodReading
{
    public static PodState Read(V1Pod pod)
    {
        if (pod.Metadata is not { } metadata) throw KubernetesFailures.Malformed();
        var status = pod.Status ?? new V1PodStatus();
        var specs = (pod.Spec?.Containers ?? []).Concat(pod.Spec?.InitContainers ?? []).OfType<V1Container>()
            .ToLookup(c => c.Name ?? "", StringComparer.Ordinal);
        IReadOnlyList<PodContainer> containers =
        [
            .. (status.InitContainerStatuses ?? []).OfType<V1ContainerStatus>().Select(c => ContainerReading.Read(c, Spec(c), init: true)),
            .. (status.ContainerStatuses ?? []).OfType<V1ContainerStatus>().Select(c => ContainerReading.Read(c, Spec(c), init: false)),
        ];
        var scheduled = Condition(status, "PodScheduled");
        var state = new PodState(metadata.NamespaceProperty ?? "", metadata.Name ?? "",
            metadata.OwnerReferences?.FirstOrDefault(o => o.Controller == true)?.Name, NullIfEmpty(pod.Spec?.NodeName), Times.Of(metadata.CreationTimestamp),
            ClosedWord.Of(status.Phase, PodPhase.Other, PodPhase.Unknown), Words.OrNull(status.Reason, PodReason.Other), PodTrouble.None,
            Ready: Condition(status, "Ready")?.Status is "True",
            Unschedulable: scheduled?.Status is "False",
            scheduled?.Status is "False" ? ClosedWord.Of(scheduled.Reason, SchedulingReason.Other, SchedulingReason.Other) : null,
            scheduled?.Status is "False" ? scheduled.Message : null,
            Terminating: metadata.DeletionTimestamp is not null,
            Amounts.Sum(containers.Select(c => c.Restarts)),
            containers.Any(c => c.LastTerminationReason == TerminationReason.OomKilled), containers);
        return state with { Trouble = PodTroubles.Of(state) };

        V1Container? Spec(V1ContainerStatus container) => specs[container.Name ?? ""].FirstOrDefault();
    }

    static V1PodCondition? Condition(V1PodStatus status, string type) => status.Conditions?.FirstOrDefault(c => c?.Type == type);

    static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
