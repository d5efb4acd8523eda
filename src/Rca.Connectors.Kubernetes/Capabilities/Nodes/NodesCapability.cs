using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Events;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Nodes;

/// <summary>kubernetes.nodes: the nodes that run the pods of the scope, and the nodes that came, went or were cordoned in the window.</summary>
sealed class NodesCapability(TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.nodes";

    // The pods of each are one list over all namespaces; and those of a namespace as a whole are on most nodes.
    const int MaximumNodes = 10;
    const int MaximumNodesOfNamespace = 3;

    static readonly NodeResourceName[] Resources = Enum.GetValues<NodeResourceName>();

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Nodes of a workload", "Are the nodes that run the workload well and do they have room, and which nodes came, went or were cordoned?",
        "One request for the workload, one for each 500 pods of it, for each 500 nodes and for each 500 events about nodes, and one for the pods of "
            + "each of at most 10 nodes, or of 3 where it is all of a namespace.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<NodeSummary>(), EvidenceKind.Of<NodeState>(), EvidenceKind.Of<NodeChange>(), EvidenceKind.Of<NotSeen>()],
        Needs: [KubernetesPermissions.ListPods.Id, NodesPermissions.ListNodes.Id],
        MayUse: [.. WorkloadPermissions.Ids, NodesPermissions.ListAllPods.Id, EventsPermissions.ListNodeEvents.Id]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await PodScope.ReadAsync(session, request, cancellationToken);
        var pods = await PodTally.ReadAsync(session, request, scope, cancellationToken);
        var nodes = pods.Nodes().ToList();
        if (nodes.Count == 0) await scope.ExpectNamespaceAsync(session, cancellationToken);
        var tally = new NodeTally(nodes.Select(n => n.Key).ToHashSet(StringComparer.Ordinal), request.Window);
        await foreach (var node in ListAsync(session, cancellationToken)) tally.Add(node);

        var parts = new PartsSeen();
        await parts.TryAsync(EvidencePart.NodeEvents, NodeEvents.ListAsync(session, cancellationToken), tally.Add, cancellationToken);
        var shown = nodes.Take(scope.IsWhole ? MaximumNodesOfNamespace : MaximumNodes).ToList();
        yield return new CapturedItem(tally.Describe(scope, shown.Count), clock.GetUtcNow());
        foreach (var change in tally.Changes()) yield return new CapturedItem(change, clock.GetUtcNow(), change.At);
        var maySeePods = true;
        foreach (var (name, counts) in shown)
        {
            var node = tally.Kept.GetValueOrDefault(name);
            var requested = maySeePods && node is not null ? await RequestedAsync(session, name, parts, cancellationToken) : null;
            maySeePods &= node is null || requested is not null;
            yield return new CapturedItem(NodeReading.Read(name, node, counts, requested, request.Window), clock.GetUtcNow());
        }

        if (parts.Describe(scope.Namespace) is { } unseen) yield return new CapturedItem(unseen, clock.GetUtcNow());
    }

    static IAsyncEnumerable<V1Node> ListAsync(KubernetesSession session, CancellationToken cancellationToken) =>
        session.ListAsync<V1NodeList, V1Node>(NodesPermissions.ListNodes, "NodeList", (client, limit, next, token) =>
            client.CoreV1.ListNodeAsync(continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    static async Task<IReadOnlyDictionary<NodeResourceName, Quantity>?> RequestedAsync(
        KubernetesSession session, string node, PartsSeen parts, CancellationToken cancellationToken)
    {
        var sums = Resources.ToDictionary(r => r, _ => Quantity.Of(0));
        // A pod that has ended has given back what it asked for.
        var selector = $"spec.nodeName={node},status.phase!=Succeeded,status.phase!=Failed";
        var pods = session.ListAsync<V1PodList, V1Pod>(NodesPermissions.ListAllPods, "PodList", (client, limit, next, token) =>
            client.CoreV1.ListPodForAllNamespacesAsync(continueParameter: next, fieldSelector: selector, limit: limit, cancellationToken: token),
            cancellationToken);
        var isSeen = await parts.TryAsync(EvidencePart.PodsOfNodes, pods, pod =>
        {
            foreach (var resource in Resources) sums[resource] = Amounts.Sum([sums[resource], PodRequests.Of(pod, resource)]);
        }, cancellationToken);
        return isSeen ? sums : null;
    }
}
