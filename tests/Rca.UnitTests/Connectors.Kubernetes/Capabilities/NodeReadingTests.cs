using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Nodes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class NodeReadingTests
{
    const string Pressed = """
        { "metadata": { "name": "n1", "creationTimestamp": "2026-01-01T11:30:00Z" },
          "spec": { "unschedulable": true, "taints": [ { "key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule", "timeAdded": "2026-01-01T11:45:00Z" },
            { "key": "shop.example/batch", "value": "SECRET", "effect": "NoExecute" } ] },
          "status": { "allocatable": { "cpu": "3920m", "memory": "8Gi", "pods": "110" },
            "conditions": [ { "type": "MemoryPressure", "status": "True", "lastTransitionTime": "2026-01-01T11:50:00Z" }, { "type": "Ready", "status": "Unknown", "lastTransitionTime": "2025-12-01T00:00:00Z" },
              { "type": "KernelDeadlock", "status": "False" } ] } }
        """;

    [Fact]
    public void Conditions_taints_and_room_of_a_node_are_named()
    {
        var requested = new Dictionary<NodeResourceName, Quantity> { [NodeResourceName.Cpu] = Quantity.Of(1.96),
            [NodeResourceName.Memory] = Quantity.Of(8d * (1 << 30)), [NodeResourceName.Pods] = Quantity.Of(11) };
        var node = NodeReading.Read("n1", Api.Read<V1Node>(Pressed), (3, 2), requested, Api.Window);

        Assert.Equal((true, ConditionStatus.Unknown, true, true), (node.Exists, node.Ready, node.Cordoned, node.UnderPressure));
        Assert.Equal(
            [(NodeConditionType.Ready, ConditionStatus.Unknown, false), (NodeConditionType.MemoryPressure, ConditionStatus.True, true),
                (NodeConditionType.Other, ConditionStatus.False, false)],
            node.Conditions.Select(c => (c.Type, c.Status, c.ChangedInWindow)));
        Assert.Equal([(TaintKey.Unschedulable, null, TaintEffect.NoSchedule), (TaintKey.Other, "shop.example/batch", TaintEffect.NoExecute)],
            node.Taints.Select(t => (t.Key, t.OtherKey, t.Effect)));
        Assert.Equal([Quantity.Of(0.5), Quantity.Of(1), Quantity.Unknown(UnknownReason.NotReported), Quantity.Of(0.1)],
            node.Resources.Select(r => r.RequestedRatio));
        Assert.DoesNotContain("SECRET", Api.Written(node), StringComparison.Ordinal);
    }

    [Fact]
    public void What_its_pods_ask_for_is_unknown_and_not_zero_where_they_cannot_be_seen()
    {
        var node = NodeReading.Read("n1", Api.Read<V1Node>(Pressed), (3, 2), null, Api.Window);
        Assert.All(node.Resources, r => Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), r.Requested));
    }

    [Fact]
    public void A_node_that_pods_name_and_nobody_has_does_not_exist()
    {
        var node = NodeReading.Read("gone", null, (1, 1), null, Api.Window);
        Assert.Equal((false, ConditionStatus.Unknown), (node.Exists, node.Ready));
        Assert.Empty(node.Resources);
    }

    [Theory]
    [InlineData("""{ "metadata": { "name": "n" } }""")]
    [InlineData("""{ "metadata": { "name": "n" }, "spec": { "taints": [ null, { "key": null, "effect": null } ] }, "status": { "conditions": [ null, { "type": null, "status": null } ], "allocatable": null } }""")]
    [InlineData("""{ "metadata": { "name": "n" }, "status": { "allocatable": { "cpu": "0", "memory": "-1", "pods": "9e30" } } }""")]
    public void Whatever_is_absent_or_odd_is_evidence_all_the_same(string json) =>
        Assert.NotEmpty(Api.Written(NodeReading.Read("n", Api.Read<V1Node>(json), (0, 0), new Dictionary<NodeResourceName, Quantity>(), Api.Window)));

    [Fact]
    public void Requests_are_summed_as_the_scheduler_does()
    {
        var pod = Api.Read<V1Pod>("""
            { "metadata": {}, "spec": { "overhead": { "cpu": "100m" },
              "containers": [ { "name": "a", "resources": { "requests": { "cpu": "250m", "memory": "64Mi" } } }, { "name": "b", "resources": {} }, { "name": "c" } ],
              "initContainers": [ { "name": "proxy", "restartPolicy": "Always", "resources": { "requests": { "cpu": "50m" } } }, { "name": "migrate", "resources": { "requests": { "cpu": "1", "memory": "32Mi" } } } ] } }
            """);
        // The migration with the proxy beside it (1.05) is more than the containers with it (0.3).
        Assert.Equal(1.15, PodRequests.Of(pod, NodeResourceName.Cpu).Number, 6);
        Assert.Equal(Quantity.Of(64 << 20), PodRequests.Of(pod, NodeResourceName.Memory));
        Assert.Equal((Quantity.Of(1), Quantity.Of(0)),
            (PodRequests.Of(pod, NodeResourceName.Pods), PodRequests.Of(new V1Pod(), NodeResourceName.EphemeralStorage)));
    }

    [Fact]
    public void Nodes_that_came_went_or_were_cordoned_in_the_window_are_named_once()
    {
        var tally = new NodeTally(new HashSet<string>(["n1"], StringComparer.Ordinal), Api.Window);
        tally.Add(Api.Read<V1Node>(Pressed));
        tally.Add(Api.Read<V1Node>("""{ "metadata": { "name": "old", "creationTimestamp": "2025-01-01T00:00:00Z" }, "status": { "conditions": [ { "type": "Ready", "status": "True" } ] } }"""));
        foreach (var (name, reason) in (ReadOnlySpan<(string, string)>)[("gone", "RemovingNode"), ("n1", "RemovingNode"),
            ("n1", "NodeNotSchedulable"), ("old", "NodeReady")])
            tally.Add(Api.Read<Corev1Event>(
                $$"""{ "reason": "{{reason}}", "involvedObject": { "kind": "Node", "name": "{{name}}" }, "lastTimestamp": "2026-01-01T11:46:00Z" }"""));
        tally.Add(new Corev1Event());

        Assert.Equal(
            [("n1", NodeChangeKind.Cordoned, 45, true), ("n1", NodeChangeKind.Created, 30, true), ("gone", NodeChangeKind.Removed, 46, false)],
            tally.Changes().Select(c => (c.Node, c.Change, c.At.Minute, c.RunsScope)));
        var summary = tally.Describe(Api.Namespace, 1);
        Assert.Equal((Quantity.Of(2), Quantity.Of(1), Quantity.Of(1), Quantity.Of(1)),
            (summary.Nodes, summary.NotReady, summary.Cordoned, summary.NodesOfScope));
    }
}
