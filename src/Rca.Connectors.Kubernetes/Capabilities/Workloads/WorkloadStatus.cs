using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>Where a workload stands, in the words of all three kinds.</summary>
/// <param name="ObservedGeneration">The newest specification that its controller has seen.</param>
/// <param name="Current">Pods of any revision.</param>
/// <param name="Updated">Pods of the newest revision.</param>
/// <param name="Ready">Pods that are ready.</param>
/// <param name="Available">Pods that have been ready for long enough; null from a server that does not tell.</param>
/// <param name="Unavailable">Pods that are missing or not available; null likewise.</param>
/// <param name="IsPaused">Whether its rollout is paused, or waits for pods to be deleted by hand.</param>
/// <param name="IsStalled">Whether its progress deadline has passed.</param>
/// <param name="Since">When it began or ceased to make progress; only Deployments tell.</param>
/// <param name="NewestRevision">The name of its newest ControllerRevision; null for a Deployment and for a DaemonSet, which do not tell.</param>
sealed record WorkloadStatus(
    long ObservedGeneration, int Current, int Updated, int Ready, int? Available, int? Unavailable, bool IsPaused,
    bool IsStalled, DateTime? Since, string? NewestRevision)
{
    public static WorkloadStatus Of(V1DeploymentSpec spec, V1DeploymentStatus status)
    {
        var progressing = status.Conditions?.FirstOrDefault(c => c.Type == "Progressing");
        return new WorkloadStatus(status.ObservedGeneration ?? 0, status.Replicas ?? 0, status.UpdatedReplicas ?? 0,
            status.ReadyReplicas ?? 0, status.AvailableReplicas ?? 0,
            status.UnavailableReplicas ?? 0, spec.Paused == true, progressing?.Reason is "ProgressDeadlineExceeded",
            progressing?.LastTransitionTime, NewestRevision: null);
    }

    // Before 1.22 a StatefulSet says nothing of availability: a 0 there is the absence of a field.
    public static WorkloadStatus Of(V1StatefulSetSpec spec, V1StatefulSetStatus status) => new(
        status.ObservedGeneration ?? 0, status.Replicas, status.UpdatedReplicas ?? 0, status.ReadyReplicas ?? 0,
        status.AvailableReplicas, Unavailable: null, spec.UpdateStrategy?.Type is "OnDelete" || spec.UpdateStrategy?.RollingUpdate?.Partition > 0,
        IsStalled: false, Since: null, status.UpdateRevision);

    public static WorkloadStatus Of(V1DaemonSetSpec spec, V1DaemonSetStatus status) => new(
        status.ObservedGeneration ?? 0, status.CurrentNumberScheduled, status.UpdatedNumberScheduled ?? 0, status.NumberReady, status.NumberAvailable ?? 0,
        status.NumberUnavailable ?? 0, spec.UpdateStrategy?.Type is "OnDelete", IsStalled: false, Since: null, NewestRevision: null);
}
