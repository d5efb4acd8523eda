using System.Globalization;
using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using static Rca.Connectors.Kubernetes.Capabilities.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>The Deployment's newest rollout, and every revision that is kept with what changed in it.</summary>
sealed class RolloutsCapability(TimeProvider clock) : ICapability
{
    const string RevisionAnnotation = "deployment.kubernetes.io/revision";
    const string ChangeCauseAnnotation = "kubernetes.io/change-cause";

    public async IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var deployment = await session.ReadWorkloadAsync(request, cancellationToken);
        yield return new CapturedItem(Describe(deployment), clock.GetUtcNow());

        var owned = new List<V1ReplicaSet>();
        var selector = LabelSelector(deployment.Spec.Selector);
        var sets = session.ListAsync<V1ReplicaSetList, V1ReplicaSet>(KubernetesPermissions.ListReplicaSets, "ReplicaSetList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedReplicaSetAsync(request.Namespace(), continueParameter: next, labelSelector: selector, limit: limit, cancellationToken: token), cancellationToken);
        await foreach (var set in sets)
            if (set.Metadata?.OwnerReferences?.Any(o => o.Uid == deployment.Metadata.Uid) == true) owned.Add(set);

        var observed = clock.GetUtcNow();
        var newest = Number(deployment.Metadata);
        V1ReplicaSet? previous = null;
        var revisions = new List<Revision>();
        foreach (var set in owned.OrderBy(s => Number(s.Metadata) ?? 0))
        {
            revisions.Add(Describe(deployment.Metadata, set, previous, Number(set.Metadata) is { } number && number == newest));
            previous = set;
        }

        // The newest first: should a budget end this, the change at hand is in it.
        foreach (var revision in Enumerable.Reverse(revisions)) yield return new CapturedItem(revision, observed, revision.CreatedAt);
    }

    static Rollout Describe(V1Deployment deployment)
    {
        var (spec, status) = (deployment.Spec, deployment.Status ?? new V1DeploymentStatus());
        var progressing = status.Conditions?.FirstOrDefault(c => c.Type == "Progressing");
        var isCurrent = (status.ObservedGeneration ?? 0) >= (deployment.Metadata.Generation ?? 0);
        var desired = spec.Replicas ?? 1;
        var isComplete = isCurrent && (status.UpdatedReplicas ?? 0) >= desired && (status.AvailableReplicas ?? 0) >= desired && (status.Replicas ?? 0) == (status.UpdatedReplicas ?? 0);
        var state = spec.Paused == true ? RolloutState.Paused
            : progressing?.Reason is "ProgressDeadlineExceeded" ? RolloutState.Stalled
            : isComplete ? RolloutState.Complete : RolloutState.Progressing;
        return new Rollout(deployment.Metadata.NamespaceProperty, deployment.Metadata.Name, state, Time(progressing?.LastTransitionTime),
            Quantity.Of(Number(deployment.Metadata), UnknownReason.NotReported), isCurrent, Count(desired), Count(status.Replicas),
            Count(status.UpdatedReplicas), Count(status.ReadyReplicas), Count(status.AvailableReplicas), Count(status.UnavailableReplicas));
    }

    static Revision Describe(V1ObjectMeta deployment, V1ReplicaSet set, V1ReplicaSet? previous, bool newest)
    {
        var (containers, before) = (PodTemplate.Read(set), previous is null ? null : PodTemplate.Read(previous));
        var changes = PodTemplateChanges.Between(before, containers);
        return new Revision(deployment.NamespaceProperty, deployment.Name, set.Metadata.Name, Quantity.Of(Number(set.Metadata), UnknownReason.NotReported), newest,
            Time(set.Metadata.CreationTimestamp), Annotation(set.Metadata, ChangeCauseAnnotation), Count(set.Spec?.Replicas), Count(set.Status?.Replicas), Count(set.Status?.ReadyReplicas),
            containers, previous is null ? null : Quantity.Of(Number(previous.Metadata), UnknownReason.NotReported),
            changes.Images, changes.Resources, changes.Environment, changes.Added, changes.Removed);
    }

    static double? Number(V1ObjectMeta metadata) =>
        long.TryParse(Annotation(metadata, RevisionAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string? Annotation(V1ObjectMeta metadata, string name) => metadata.Annotations?.TryGetValue(name, out var value) == true ? value : null;
}
