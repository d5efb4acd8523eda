using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>The containers whose logs are read: those of the worst pods, and of one that restarted the lines before that too.</summary>
static class LogTargets
{
    const int MaximumPods = 3;
    const int MaximumLogs = 12;

    public static IReadOnlyList<(string Pod, string Container, bool Previous)> Of(IEnumerable<PodState> worstFirst) =>
    [
        .. worstFirst.Take(MaximumPods).SelectMany(p => p.Containers.OrderByDescending(IsTroubled).ThenBy(c => c.Name, StringComparer.Ordinal)
            .SelectMany(c => Of(p, c))).Take(MaximumLogs),
    ];

    // The previous one first: it has why the container ended.
    static IEnumerable<(string Pod, string Container, bool Previous)> Of(PodState pod, PodContainer container)
    {
        if (container.Restarts.Number > 0) yield return (pod.Name, container.Name, true);
        if (container.State is ContainerState.Running or ContainerState.Terminated || container.Restarts.Number > 0)
            yield return (pod.Name, container.Name, false);
    }

    static bool IsTroubled(PodContainer container) => container is { Ready: false } or { Restarts.Number: > 0 };
}
