using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Pods;

/// <summary>What is wrong with a pod, the worst of it, and which of two pods is worse off.</summary>
static class PodTroubles
{
    public static PodTrouble Of(PodState pod)
    {
        var waiting = pod.Containers.Select(c => c.WaitingReason).OfType<WaitingReason>().ToList();
        return pod switch
        {
            { OomKilled: true } => PodTrouble.OomKilled,
            _ when waiting.Contains(WaitingReason.CrashLoopBackOff) => PodTrouble.CrashLoop,
            _ when waiting.Exists(IsOfImage) => PodTrouble.Image,
            _ when waiting.Exists(r => r is not (WaitingReason.ContainerCreating or WaitingReason.PodInitializing)) => PodTrouble.CannotStart,
            { Phase: PodPhase.Failed } => PodTrouble.Failed,
            { Unschedulable: true } => PodTrouble.Unschedulable,
            _ when pod.Containers.Any(c => c.FailingProbe is not null) => PodTrouble.Probe,
            _ when !IsWell(pod) => PodTrouble.NotReady,
            { Terminating: true } => PodTrouble.Terminating,
            { Restarts.Number: > 0 } => PodTrouble.Restarted,
            _ => PodTrouble.None,
        };
    }

    public static bool IsOfImage(WaitingReason reason) =>
        reason is WaitingReason.ImagePullBackOff or WaitingReason.ErrImagePull or WaitingReason.ErrImageNeverPull
            or WaitingReason.InvalidImageName or WaitingReason.ImageInspectError
            or WaitingReason.RegistryUnavailable;

    /// <summary>Ready, or at its end with success.</summary>
    public static bool IsWell(PodState pod) => pod.Ready || pod.Phase == PodPhase.Succeeded;

    /// <summary>The worst first: those that are not well before those that are, then by trouble, most restarts, the newest, and the name.</summary>
    public static IEnumerable<PodState> WorstFirst(this IEnumerable<PodState> pods) => pods
        .OrderBy(IsWell)
        .ThenBy(p => p.Trouble)
        .ThenByDescending(p => p.Restarts.Number)
        .ThenByDescending(p => p.CreatedAt)
        .ThenBy(p => p.Name, StringComparer.Ordinal);
}
