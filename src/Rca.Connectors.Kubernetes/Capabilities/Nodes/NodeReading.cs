using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Nodes;

/// <summary>What of a node is evidence.</summary>
static class NodeReading
{
    static readonly NodeResourceName[] Resources = Enum.GetValues<NodeResourceName>();

    /// <param name="name">The name that the pods give.</param>
    /// <param name="node">The node; null when there is none of this name.</param>
    /// <param name="pods">Pods of the scope on it.</param>
    /// <param name="requested">What the pods on it ask for; null when that cannot be seen.</param>
    /// <param name="window">The window.</param>
    public static NodeState Read(
        string name, V1Node? node, (int All, int NotWell) pods, IReadOnlyDictionary<NodeResourceName, Quantity>? requested, Window window)
    {
        var conditions = (node?.Status?.Conditions ?? []).OfType<V1NodeCondition>().Select(c => Read(c, window)).OrderBy(c => c.Type).ToList();
        return new NodeState(name, node is not null, Times.Of(node?.Metadata?.CreationTimestamp), Quantity.Of(pods.All), Quantity.Of(pods.NotWell),
            IsReady(node), IsCordoned(node),
            conditions.Exists(c => c is { Type: NodeConditionType.MemoryPressure or NodeConditionType.DiskPressure or NodeConditionType.PidPressure,
                Status: ConditionStatus.True }),
            conditions,
            [.. (node?.Spec?.Taints ?? []).OfType<V1Taint>().Select(Read).OrderBy(t => t.Key).ThenBy(t => t.OtherKey, StringComparer.Ordinal)],
            node is null ? [] : [.. Resources.Select(r => Read(r, node, requested))]);
    }

    public static ConditionStatus IsReady(V1Node? node) => Status(node?.Status?.Conditions?.FirstOrDefault(c => c?.Type is "Ready")?.Status);

    public static bool IsCordoned(V1Node? node) => node?.Spec?.Unschedulable == true;

    /// <summary>When it was cordoned, by the taint that the control plane adds then; null when it is not, or when that is not told.</summary>
    public static DateTimeOffset? CordonedAt(V1Node node) =>
        IsCordoned(node) ? Times.Of(node.Spec.Taints?.FirstOrDefault(t => t?.Key is "node.kubernetes.io/unschedulable")?.TimeAdded) : null;

    static NodeCondition Read(V1NodeCondition condition, Window window)
    {
        var since = Times.Of(condition.LastTransitionTime);
        return new NodeCondition(ClosedWord.Of(condition.Type, NodeConditionType.Other, NodeConditionType.Other),
            Status(condition.Status), since, window.Has(since));
    }

    static NodeTaint Read(V1Taint taint)
    {
        var name = taint.Key?.Split('/')[^1];
        var isWellKnown = taint.Key?.Split('/')[0] is "node.kubernetes.io" or "node-role.kubernetes.io" or "node.cloudprovider.kubernetes.io";
        var key = isWellKnown ? ClosedWord.Of(name, TaintKey.Other, TaintKey.Other) : TaintKey.Other;
        return new NodeTaint(key, key == TaintKey.Other ? taint.Key : null, ClosedWord.Of(taint.Effect, TaintEffect.Other, TaintEffect.Other),
            Times.Of(taint.TimeAdded));
    }

    static NodeResource Read(NodeResourceName resource, V1Node node, IReadOnlyDictionary<NodeResourceName, Quantity>? requested)
    {
        var has = Amounts.Of(node.Status?.Allocatable, PodRequests.KeyOf(resource));
        var asked = requested is null ? Quantity.Unknown(UnknownReason.NotPermitted) : requested.GetValueOrDefault(resource, Quantity.Of(0));
        return new NodeResource(resource, has, asked, Amounts.Ratio(asked, has));
    }

    static ConditionStatus Status(string? status) => ClosedWord.Of(status, ConditionStatus.Unknown, ConditionStatus.Unknown);
}
