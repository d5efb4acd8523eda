using Rca.Connectors.Kubernetes.Session;
using k8s;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>Reads the workloads of a scope.</summary>
static class WorkloadReading
{
    /// <summary>The workloads: one for a name or a pod, those that a selector selects, or all of the namespace, which may be none.</summary>
    /// <exception cref="SourceFailureException">There is none of that name, pod, selector or namespace; or it may not be read.</exception>
    public static Task<IReadOnlyList<Workload>> ReadWorkloadsAsync(
        this KubernetesSession session, CollectRequest request, CancellationToken cancellationToken) =>
        session.RecentAsync(request.Words(), () => ReadAsync(session, request, cancellationToken));

    static async Task<IReadOnlyList<Workload>> ReadAsync(KubernetesSession session, CollectRequest request, CancellationToken cancellationToken)
    {
        if (request.Workload() is { } name) return [await NamedAsync(session, request.Kind(), request.Namespace(), name, cancellationToken)];
        if (request.Pod() is { } pod) return [await PodOwner.FindAsync(session, request.Namespace(), pod, cancellationToken)];
        var found = await WorkloadLists.ReadAsync(session, request.Namespace(), request.Selector(), cancellationToken);
        if (found.Count > 0)
        {
            session.Keep(request.Namespace(), NamespaceSeen.Instance);
            return found;
        }

        await session.ExpectNamespaceAsync(request.Namespace(), cancellationToken);
        return request.Selector() is null ? found : throw KubernetesFailures.NothingSelected();
    }

    /// <exception cref="SourceFailureException">There is no such namespace, or it may not be read.</exception>
    public static Task ExpectNamespaceAsync(this KubernetesSession session, string name, CancellationToken cancellationToken) =>
        session.RecentAsync(name, () => AskNamespaceAsync(session, name, cancellationToken));

    static async Task<NamespaceSeen> AskNamespaceAsync(KubernetesSession session, string name, CancellationToken cancellationToken)
    {
        try
        {
            await session.AskAsync(KubernetesPermissions.GetNamespaces, "Namespace",
                (client, token) => client.CoreV1.ReadNamespaceAsync(name, cancellationToken: token), cancellationToken);
            return NamespaceSeen.Instance;
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            throw new SourceFailureException(Outcome.NotFound, "no-such-namespace");
        }
    }

    /// <summary>The workload of this name, of this kind or of the first kind that has one.</summary>
    /// <exception cref="SourceFailureException">There is none, or it may not be read.</exception>
    public static async Task<Workload> NamedAsync(
        KubernetesSession session, WorkloadKind? kind, string inNamespace, string name, CancellationToken cancellationToken)
    {
        foreach (var candidate in kind is { } one ? [one] : Enum.GetValues<WorkloadKind>())
            if (await TryAsync(session, candidate, inNamespace, name, cancellationToken) is { } found) return found;
        throw KubernetesFailures.NoWorkload();
    }

    static async Task<Workload?> TryAsync(KubernetesSession session, WorkloadKind kind, string inNamespace, string name, CancellationToken cancellationToken)
    {
        try
        {
            return kind switch
            {
                WorkloadKind.StatefulSet => Workload.Of(await session.AskAsync(WorkloadPermissions.GetStatefulSets, "StatefulSet",
                    (client, token) => client.AppsV1.ReadNamespacedStatefulSetAsync(name, inNamespace, cancellationToken: token), cancellationToken)),
                WorkloadKind.DaemonSet => Workload.Of(await session.AskAsync(WorkloadPermissions.GetDaemonSets, "DaemonSet",
                    (client, token) => client.AppsV1.ReadNamespacedDaemonSetAsync(name, inNamespace, cancellationToken: token), cancellationToken)),
                _ => Workload.Of(await session.AskAsync(WorkloadPermissions.GetDeployments, "Deployment",
                    (client, token) => client.AppsV1.ReadNamespacedDeploymentAsync(name, inNamespace, cancellationToken: token), cancellationToken)),
            };
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            return null;
        }
    }

    /// <summary>The API leaves a zero out.</summary>
    public static Quantity Count(int? number) => Quantity.Of(number ?? 0);

    public static DateTimeOffset? Time(DateTime? time) => Times.Of(time);
}
