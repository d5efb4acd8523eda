using EventGroup = System.Collections.Generic.List<(k8s.Models.Corev1Event Event, Rca.Connectors.Kubernetes.Capabilities.EventTimes Times)>;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>Events with the same reason about the same object are one item.</summary>
sealed class EventGroups(Window window)
{
    const int MaximumMessages = 5;

    readonly Dictionary<(string? Type, string? Reason, string? Kind, string? Name), EventGroup> _groups = [];

    public void Add(Corev1Event e)
    {
        var times = EventTimes.Of(e);
        if (times.Last < window.From || times.First > window.To) return;
        var key = (e.Type, e.Reason, e.InvolvedObject?.Kind, e.InvolvedObject?.Name);
        if (!_groups.TryGetValue(key, out var group)) _groups[key] = group = [];
        group.Add((e, times));
    }

    /// <summary>The groups, the newest first.</summary>
    public IEnumerable<ClusterEvent> Describe(string inNamespace) => _groups
        .Select(g => Describe(inNamespace, g.Value))
        .OrderByDescending(e => e.LastAt)
        .ThenBy(e => e.ObjectName, StringComparer.Ordinal)
        .ThenBy(e => e.Reason);

    ClusterEvent Describe(string inNamespace, EventGroup group)
    {
        var newest = group.OrderByDescending(g => g.Times.Last).ThenBy(g => g.Event.Metadata?.Name, StringComparer.Ordinal).ToList();
        var (e, first, last, count) = (newest[0].Event, group.Min(g => g.Times.First), group.Max(g => g.Times.Last), group.Sum(g => (double)g.Times.Count));
        var reason = ClosedWord.Of(e.Reason, EventReason.Other, EventReason.Other);
        var messages = newest.Select(g => g.Event.Message).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new ClusterEvent(
            inNamespace,
            ClosedWord.Of(e.InvolvedObject?.Kind, EventObject.Other, EventObject.Other),
            e.InvolvedObject?.Name ?? "",
            ClosedWord.Of(e.Type, EventType.Other, EventType.Other),
            reason,
            reason == EventReason.Other ? e.Reason : null,
            first < window.From || last > window.To ? Quantity.AtMost(count) : Quantity.Of(count),
            first,
            last,
            [.. messages.Take(MaximumMessages)],
            Quantity.Of(messages.Count));
    }
}
