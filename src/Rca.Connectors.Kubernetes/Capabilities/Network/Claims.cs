using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Network;

/// <summary>What of a PersistentVolumeClaim is evidence.</summary>
static class Claims
{
    static readonly char[] Digits = [.. "0123456789"];

    public static VolumeClaim Read(V1PersistentVolumeClaim claim, bool? mounted, Window window) =>
        new(claim.Metadata?.NamespaceProperty ?? "", claim.Metadata?.Name ?? "", mounted,
        ClosedWord.Of(claim.Status?.Phase, ClaimPhase.Other, ClaimPhase.Other), claim.Spec?.StorageClassName is { Length: > 0 } name ? name : null,
        Amounts.Of(claim.Spec?.Resources?.Requests, "storage"), Amounts.Of(claim.Status?.Capacity, "storage"),
        [.. (claim.Status?.Conditions ?? []).Where(c => c?.Status is "True").Select(c => ClosedWord.Of(c.Type, ClaimCondition.Other, ClaimCondition.Other))
            .Distinct().Order()],
        ObjectChanges.Of(claim.Metadata, window));

    /// <summary>Whether a workload mounts the claim, by its template or by the name that a StatefulSet gives; null where the scope is no workload.</summary>
    public static bool? IsMounted(string? claim, PodScope scope) => scope.IsWhole ? null : scope.Workloads.Any(w => Mounts(w, claim ?? ""));

    static bool Mounts(Workload workload, string claim) =>
        (workload.Template.Spec?.Volumes ?? []).Any(v => v?.PersistentVolumeClaim?.ClaimName == claim)
        || (workload.Kind == WorkloadKind.StatefulSet && claim.TrimEnd(Digits).EndsWith($"-{workload.Name}-", StringComparison.Ordinal));
}
