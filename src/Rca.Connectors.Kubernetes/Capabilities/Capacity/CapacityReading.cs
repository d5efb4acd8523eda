using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Capacity;

/// <summary>The lists that capacity is made of.</summary>
static class CapacityReading
{
    const string Autoscaling = "autoscaling";
    const string SelectEvents = "involvedObject.kind=HorizontalPodAutoscaler";

    static readonly ServedResource Budgets = new(CapacityPermissions.ListBudgets, "PodDisruptionBudgetList", "v1", "v1beta1");
    static readonly ServedResource New = new(CapacityPermissions.ListAutoscalers, "HorizontalPodAutoscalerList", "v2");
    static readonly ServedResource Old = new(CapacityPermissions.ListAutoscalers, "HorizontalPodAutoscalerList", "v1");

    /// <summary>In version 2 where the server has it.</summary>
    public static async IAsyncEnumerable<Autoscaler> AutoscalersAsync(
        KubernetesSession session, ServedGroups served, string inNamespace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (served.Has(Autoscaling, "v2"))
            await foreach (var scaler in session.ListServedAsync<V2HorizontalPodAutoscalerList, V2HorizontalPodAutoscaler>(served,
                New, inNamespace, cancellationToken)) yield return Autoscalers.Read(scaler);
        else
            await foreach (var scaler in session.ListServedAsync<V1HorizontalPodAutoscalerList, V1HorizontalPodAutoscaler>(served,
                Old, inNamespace, cancellationToken)) yield return OldAutoscalers.Read(scaler);
    }

    public static IAsyncEnumerable<V1PodDisruptionBudget> BudgetsAsync(
        KubernetesSession session, ServedGroups served, string inNamespace, CancellationToken cancellationToken) =>
        session.ListServedAsync<V1PodDisruptionBudgetList, V1PodDisruptionBudget>(served, Budgets, inNamespace, cancellationToken);

    public static IAsyncEnumerable<V1ResourceQuota> QuotasAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken) =>
        session.ListAsync<V1ResourceQuotaList, V1ResourceQuota>(CapacityPermissions.ListQuotas, "ResourceQuotaList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedResourceQuotaAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    public static IAsyncEnumerable<V1LimitRange> LimitRangesAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken) =>
        session.ListAsync<V1LimitRangeList, V1LimitRange>(CapacityPermissions.ListLimitRanges, "LimitRangeList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedLimitRangeAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);

    public static IAsyncEnumerable<Corev1Event> AutoscalerEventsAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken) =>
        session.ListAsync<Corev1EventList, Corev1Event>(KubernetesPermissions.ListEvents, "EventList", (client, limit, next, token) =>
            client.CoreV1.ListNamespacedEventAsync(inNamespace, continueParameter: next, fieldSelector: SelectEvents, limit: limit, cancellationToken: token),
            cancellationToken);
}
