using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>Events with the same reason about the same object are one item.</summary>
sealed class EventGroups(Window window)
{
    readonly Dictionary<(string? Type, string? Reason, string? Kind, string? Name), EventGroup> _groups = [];

    public void Add(Corev1Event e)
    {
        var times = EventTimes.Of(e);
        if (times.Last < window.From || times.First > window.To) return;
        var key = (e.Type, e.Reason, e.InvolvedObject?.Kind, e.InvolvedObject?.Name);
        if (!_groups.TryGetValue(key, out var group)) _groups[key] = group = new EventGroup(e.Type, e.Reason, e.InvolvedObject);
        group.Add(times, e.Message);
    }

    /// <summary>The groups, the newest first.</summary>
    public IEnumerable<ClusterEvent> Describe(string inNamespace) => _groups.Values
        .Select(g => g.Describe(inNamespace, window))
        .OrderByDescending(e => e.LastAt)
        .ThenBy(e => e.ObjectName, StringComparer.Ordinal)
        .ThenBy(e => e.Reason)
        .ThenBy(e => e.OtherReason, StringComparer.Ordinal);
}
