using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Nodes;

/// <summary>Counts the nodes of a cluster as they come, keeps those that are asked for, and notes which were created or cordoned in the window.</summary>
sealed class NodeTally(IReadOnlySet<string> wanted, Window window)
{
    const int MaximumChanges = 50;

    readonly Dictionary<string, V1Node> _kept = new(StringComparer.Ordinal);
    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    readonly List<(string Node, NodeChangeKind Change, DateTimeOffset At)> _changes = [];
    int _nodes, _notReady, _cordoned;

    public IReadOnlyDictionary<string, V1Node> Kept => _kept;

    public void Add(V1Node node)
    {
        if (node.Metadata?.Name is not { Length: > 0 } name) throw KubernetesFailures.Malformed();
        _nodes++;
        _names.Add(name);
        if (NodeReading.IsReady(node) != ConditionStatus.True) _notReady++;
        if (NodeReading.IsCordoned(node)) _cordoned++;
        Note(name, NodeChangeKind.Created, Times.Of(node.Metadata.CreationTimestamp));
        Note(name, NodeChangeKind.Cordoned, NodeReading.CordonedAt(node));
        if (wanted.Contains(name)) _kept[name] = node;
    }

    /// <summary>That a node was removed only an event says. The other changes may be told by the node already.</summary>
    public void Add(Corev1Event e)
    {
        if (e.InvolvedObject?.Name is not { Length: > 0 } name) return;
        if (e.Reason is "RemovingNode" && !_names.Contains(name)) Note(name, NodeChangeKind.Removed, EventTimes.Of(e).Last);
        if (e.Reason is "NodeNotSchedulable") Note(name, NodeChangeKind.Cordoned, EventTimes.Of(e).Last);
    }

    /// <summary>The changes of the window, each node's once, the newest first.</summary>
    public IEnumerable<NodeChange> Changes() => _changes
        .GroupBy(c => (c.Node, c.Change))
        .Select(g => new NodeChange(g.Key.Node, g.Key.Change, g.Min(c => c.At), wanted.Contains(g.Key.Node)))
        .OrderByDescending(c => c.RunsScope).ThenByDescending(c => c.At).ThenBy(c => c.Node, StringComparer.Ordinal).ThenBy(c => c.Change)
        .Take(MaximumChanges);

    public NodeSummary Describe(PodScope scope, int shown) => new(scope.Namespace, scope.Workload,
        Quantity.Of(_nodes), Quantity.Of(_notReady), Quantity.Of(_cordoned), Quantity.Of(wanted.Count), Quantity.Of(shown));

    void Note(string node, NodeChangeKind change, DateTimeOffset? at)
    {
        if (window.Has(at)) _changes.Add((node, change, at!.Value));
    }
}
