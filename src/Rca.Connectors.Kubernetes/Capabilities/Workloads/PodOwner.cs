using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>
/// From a pod up its owners to its workload. An alert may name a pod that is gone by now: then its name says which objects may have owned it, and those are
/// asked for.
/// </summary>
static class PodOwner
{
    public static async Task<Workload> FindAsync(KubernetesSession session, string inNamespace, string pod, CancellationToken cancellationToken)
    {
        var metadata = await TryAsync(() => session.AskAsync(WorkloadPermissions.GetPods, "Pod",
            (client, token) => client.CoreV1.ReadNamespacedPodAsync(pod, inNamespace, cancellationToken: token), cancellationToken));
        var owner = metadata is null ? null : Controller(metadata.Metadata) ?? throw Unowned();
        return (owner?.Kind, owner?.Name) switch
        {
            ("ReplicaSet", { } set) => await OfReplicaSetAsync(session, inNamespace, set, cancellationToken) ?? throw Unowned(),
            ({ } kind, { } name) => Enum.TryParse<WorkloadKind>(kind, out var known)
                ? await WorkloadReading.NamedAsync(session, known, inNamespace, name, cancellationToken) : throw Unowned(),
            _ => await OfNameAsync(session, inNamespace, pod, cancellationToken),
        };
    }

    static async Task<Workload> OfNameAsync(KubernetesSession session, string inNamespace, string pod, CancellationToken cancellationToken)
    {
        var hyphen = pod.LastIndexOf('-');
        if (hyphen < 1) throw KubernetesFailures.NoPod();
        var owner = pod[..hyphen];
        if (await OfReplicaSetAsync(session, inNamespace, owner, cancellationToken) is { } found) return found;
        foreach (var kind in (WorkloadKind[])[WorkloadKind.StatefulSet, WorkloadKind.DaemonSet])
        {
            try
            {
                return await WorkloadReading.NamedAsync(session, kind, inNamespace, owner, cancellationToken);
            }
            catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
            {
                // The next kind may have it.
            }
        }

        throw KubernetesFailures.NoPod();
    }

    /// <summary>Null when there is no such ReplicaSet.</summary>
    static async Task<Workload?> OfReplicaSetAsync(KubernetesSession session, string inNamespace, string name, CancellationToken cancellationToken)
    {
        var set = await TryAsync(() => session.AskAsync(WorkloadPermissions.GetReplicaSets, "ReplicaSet",
            (client, token) => client.AppsV1.ReadNamespacedReplicaSetAsync(name, inNamespace, cancellationToken: token), cancellationToken));
        if (set is null) return null;
        return Controller(set.Metadata) is { Kind: "Deployment" } owner
            ? await WorkloadReading.NamedAsync(session, WorkloadKind.Deployment, inNamespace, owner.Name, cancellationToken)
            : throw Unowned();
    }

    static async Task<T?> TryAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            return null;
        }
    }

    static V1OwnerReference? Controller(V1ObjectMeta? metadata) => metadata?.OwnerReferences?.FirstOrDefault(o => o.Controller == true);

    static SourceFailureException Unowned() =>
        new(Outcome.Unsupported, "no-workload-of-pod", "the pod belongs to no Deployment, StatefulSet or DaemonSet");
}
