using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using static Rca.Connectors.Kubernetes.Capabilities.Workloads.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>Each workload's newest rollout, and the revisions inside and just before the window with what changed in them.</summary>
sealed class RolloutsCapability(DigestKeys digests, TimeProvider clock) : ICapability
{
    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.Rollouts, "Rollouts of workloads", "What was rolled out, what changed in it, and did it get through?",
        "One request for the workload, or one for each kind of workload, and one for each 500 revisions.",
        KubernetesScope.Keys, [EvidenceKind.Of<Rollout>(), EvidenceKind.Of<Revision>()],
        Needs: [], MayUse: [.. WorkloadPermissions.Ids, KubernetesPermissions.ListReplicaSets.Id, KubernetesPermissions.ListControllerRevisions.Id]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workloads = await session.ReadWorkloadsAsync(request, cancellationToken);
        foreach (var workload in workloads) yield return new CapturedItem(Describe(workload), clock.GetUtcNow());

        var key = await digests.GetAsync(cancellationToken);
        var revisions = await new RevisionLists(session, request, workloads, key).ReadAsync(cancellationToken);
        var observed = clock.GetUtcNow();
        var found = workloads.SelectMany(w => Revisions(w, revisions[w.Metadata.Uid], request.Window));
        // The newest first: should a budget end this, the change at hand is in it.
        foreach (var revision in found.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Number.Number))
            yield return new CapturedItem(revision, observed, revision.CreatedAt);
    }

    static IEnumerable<Revision> Revisions(Workload workload, IReadOnlyList<RevisionReading> all, Window window)
    {
        var newest = workload.Kind == WorkloadKind.Deployment
            ? all.FirstOrDefault(r => r.Number is { } number && number == RevisionReading.NumberOf(workload.Metadata))
            : workload.Status.NewestRevision is { } name ? all.FirstOrDefault(r => r.HeldBy == name)
            : all is [.., var last] ? last : null;
        for (var at = 0; at < all.Count; at++)
            if (IsOfWindow(all, at, window) || all[at] == newest)
                yield return Describe(workload, all[at], at == 0 ? null : all[at - 1], all[at] == newest, window);
    }

    // One that was followed before the window began says nothing about it.
    static bool IsOfWindow(IReadOnlyList<RevisionReading> all, int at, Window window) =>
        !(all[at].CreatedAt > window.To) && (at + 1 == all.Count || !(all[at + 1].CreatedAt < window.From));

    static Rollout Describe(Workload workload)
    {
        var status = workload.Status;
        var isCurrent = status.ObservedGeneration >= (workload.Metadata.Generation ?? 0);
        var isComplete = isCurrent && status.Updated >= workload.Desired && (status.Available ?? status.Ready) >= workload.Desired
            && (workload.Kind != WorkloadKind.Deployment || status.Current == status.Updated);
        var state = workload.Kind == WorkloadKind.Deployment && status.IsPaused ? RolloutState.Paused
            : status.IsStalled ? RolloutState.Stalled
            : isComplete ? RolloutState.Complete
            : status.IsPaused ? RolloutState.Paused : RolloutState.Progressing;
        var changed = FieldManagers.Of(workload.Metadata, "f:spec");
        return new Rollout(workload.Namespace, workload.Kind, workload.Name, state, Time(status.Since),
            Quantity.Of(RevisionReading.NumberOf(workload.Metadata), UnknownReason.NotReported), isCurrent, Count(workload.Desired), Count(status.Current),
            Count(status.Updated), Count(status.Ready), Quantity.Of(status.Available, UnknownReason.NotReported),
            Quantity.Of(status.Unavailable, UnknownReason.NotReported),
            changed.At, changed.Names);
    }

    static Revision Describe(Workload workload, RevisionReading revision, RevisionReading? previous, bool newest, Window window)
    {
        var changes = PodTemplateChanges.Between(previous?.Template, revision.Template);
        return new Revision(workload.Namespace, workload.Kind, workload.Name, revision.HeldBy, Quantity.Of(revision.Number, UnknownReason.NotReported),
            newest, revision.CreatedAt,
            Quantity.Of((window.To - revision.CreatedAt)?.TotalSeconds, UnknownReason.NotReported), revision.ChangeCause, revision.Commits,
            revision.Desired, revision.Current, revision.Ready, [.. revision.Template.Containers.Select(c => c.Evidence)],
            previous is null ? null : Quantity.Of(previous.Number, UnknownReason.NotReported),
            changes.Images, changes.Resources, changes.Environment, changes.Commands, changes.Settings, changes.Added, changes.Removed, changes.Other);
    }
}
