using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>kubernetes.logs: the newest lines of the worst pods' containers. Opt-in: a log may hold anything.</summary>
sealed class LogsCapability(bool isEnabled, TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.logs";

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Logs of the worst pods", "What did the containers say before they ended? Only where the source's option logs is true.",
        "One request for the workload, one for each 500 pods, and one for each of at most 12 logs, of 200 lines each.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<ContainerLog>()],
        Needs: [KubernetesPermissions.ListPods.Id, LogsPermissions.GetLogs.Id],
        MayUse: WorkloadPermissions.Ids);

    public SourceFailureException? Refusal =>
        isEnabled ? null : new SourceFailureException(Outcome.Refused, "logs-not-enabled", "the option logs of this source is not true");

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = await PodScope.ReadAsync(session, request, cancellationToken);
        var tally = await PodTally.ReadAsync(session, request, scope, cancellationToken);
        if (tally.IsEmpty) await scope.ExpectNamespaceAsync(session, cancellationToken);
        foreach (var (pod, container, previous) in LogTargets.Of(tally.Worst()))
        {
            // A container that is gone by now, or whose earlier lines are not kept.
            if (await session.ReadLogAsync(scope.Namespace, pod, container, previous, cancellationToken) is not { Lines: > 0 } tail) continue;
            yield return new CapturedItem(
                new ContainerLog(scope.Namespace, pod, container, previous, tail.Pieces, Quantity.Of(tail.Lines), tail.IsCut, tail.LastAt),
                clock.GetUtcNow(), tail.LastAt);
        }
    }
}
