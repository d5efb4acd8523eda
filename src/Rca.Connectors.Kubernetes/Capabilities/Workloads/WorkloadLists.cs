using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>Lists the workloads of a namespace, of all three kinds.</summary>
static class WorkloadLists
{
    /// <summary>More than that is no scope of an incident, and would have to be held at once.</summary>
    const int Most = 500;

    public static async Task<IReadOnlyList<Workload>> ReadAsync(
        KubernetesSession session, string inNamespace, string? selector, CancellationToken cancellationToken)
    {
        var found = new List<Workload>();
        await foreach (var deployment in session.ListAsync<V1DeploymentList, V1Deployment>(WorkloadPermissions.ListDeployments,
            "DeploymentList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedDeploymentAsync(inNamespace, continueParameter: next, labelSelector: selector, limit: limit, cancellationToken: token),
            cancellationToken))
            Add(Workload.Of(deployment));
        await foreach (var set in session.ListAsync<V1StatefulSetList, V1StatefulSet>(WorkloadPermissions.ListStatefulSets,
            "StatefulSetList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedStatefulSetAsync(inNamespace, continueParameter: next, labelSelector: selector, limit: limit, cancellationToken: token),
            cancellationToken))
            Add(Workload.Of(set));
        await foreach (var set in session.ListAsync<V1DaemonSetList, V1DaemonSet>(WorkloadPermissions.ListDaemonSets,
            "DaemonSetList", (client, limit, next, token) =>
            client.AppsV1.ListNamespacedDaemonSetAsync(inNamespace, continueParameter: next, labelSelector: selector, limit: limit, cancellationToken: token),
            cancellationToken))
            Add(Workload.Of(set));
        return found;

        void Add(Workload workload)
        {
            if (found.Count == Most) throw new SourceFailureException(Outcome.Refused, "scope-too-wide",
                $"the scope has more than {Most} workloads: name one, or a selector of fewer");
            found.Add(workload);
        }
    }
}
