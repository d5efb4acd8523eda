using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>Reads the Deployment of a scope.</summary>
static class WorkloadReading
{
    public static string Namespace(this CollectRequest request) => request.Scope[KubernetesDescriptor.Namespace];

    public static string Workload(this CollectRequest request) => request.Scope[KubernetesDescriptor.Workload];

    public static async Task<V1Deployment> ReadWorkloadAsync(this KubernetesSession session, CollectRequest request, CancellationToken cancellationToken)
    {
        V1Deployment deployment;
        try
        {
            deployment = await session.AskAsync(KubernetesPermissions.GetDeployments, "Deployment",
                (client, token) => client.AppsV1.ReadNamespacedDeploymentAsync(request.Workload(), request.Namespace(), cancellationToken: token), cancellationToken);
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            throw KubernetesFailures.NoWorkload();
        }

        return deployment is { Metadata: not null, Spec: { Selector: not null, Template.Spec: not null } } ? deployment : throw KubernetesFailures.Malformed();
    }

    /// <exception cref="SourceFailureException">There is no such namespace, or it may not be read.</exception>
    public static async Task ExpectNamespaceAsync(this KubernetesSession session, string name, CancellationToken cancellationToken)
    {
        try
        {
            await session.AskAsync(KubernetesPermissions.GetNamespaces, "Namespace",
                (client, token) => client.CoreV1.ReadNamespaceAsync(name, cancellationToken: token), cancellationToken);
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            throw new SourceFailureException(Outcome.NotFound, "no-such-namespace");
        }
    }

    /// <summary>The Deployment's own selector as a query has it.</summary>
    public static string LabelSelector(V1LabelSelector selector)
    {
        var labels = (selector.MatchLabels ?? new Dictionary<string, string>()).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}");
        var expressions = (selector.MatchExpressions ?? []).Select(e => e.OperatorProperty switch
        {
            "In" => $"{e.Key} in ({string.Join(',', e.Values)})",
            "NotIn" => $"{e.Key} notin ({string.Join(',', e.Values)})",
            "Exists" => e.Key,
            "DoesNotExist" => $"!{e.Key}",
            _ => throw KubernetesFailures.Malformed(),
        });
        return string.Join(',', labels.Concat(expressions));
    }

    /// <summary>The API leaves a zero out.</summary>
    public static Quantity Count(int? number) => Quantity.Of(number ?? 0);

    public static DateTimeOffset? Time(DateTime? time) =>
        time is { } t ? new DateTimeOffset(DateTime.SpecifyKind(t.ToUniversalTime(), DateTimeKind.Utc)) : null;
}
