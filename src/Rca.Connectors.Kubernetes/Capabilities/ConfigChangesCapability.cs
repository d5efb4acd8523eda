using System.Runtime.CompilerServices;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using static Rca.Connectors.Kubernetes.Capabilities.WorkloadReading;
using SecretReference = Rca.Connectors.Kubernetes.Evidence.SecretReference;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>When the ConfigMaps that the Deployment refers to were changed, and which Secrets it refers to. Of a ConfigMap the metadata is asked for, of a Secret nothing.</summary>
sealed class ConfigChangesCapability(TimeProvider clock) : ICapability
{
    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> MetadataOnly = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["Accept"] = ["application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"],
    };

    public async IAsyncEnumerable<CapturedItem> CollectAsync(KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var deployment = await session.ReadWorkloadAsync(request, cancellationToken);
        var references = PodReferences.Of(deployment.Spec.Template.Spec);
        foreach (var (name, uses) in references.Secrets)
            yield return new CapturedItem(new SecretReference(request.Namespace(), request.Workload(), name, uses), clock.GetUtcNow());
        foreach (var (name, uses) in references.ConfigMaps)
        {
            var found = Describe(request, name, uses, await ReadMetadataAsync(session, request.Namespace(), name, cancellationToken));
            yield return new CapturedItem(found, clock.GetUtcNow(), found.ChangedAt);
        }
    }

    static async Task<V1ObjectMeta?> ReadMetadataAsync(KubernetesSession session, string inNamespace, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await session.AskAsync(KubernetesPermissions.GetConfigMaps, "PartialObjectMetadata", async (client, token) =>
            {
                using var response = await client.CoreV1.ReadNamespacedConfigMapWithHttpMessagesAsync(name, inNamespace, customHeaders: MetadataOnly, cancellationToken: token);
                return response.Body;
            }, cancellationToken);
            return answer.Metadata ?? throw KubernetesFailures.Malformed();
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            // A template that refers to a ConfigMap that is not there is itself the finding.
            return null;
        }
    }

    static ConfigMapChange Describe(CollectRequest request, string name, IReadOnlyList<ReferenceUse> uses, V1ObjectMeta? metadata)
    {
        var fields = metadata?.ManagedFields?.Where(f => f.Time is not null).ToList() ?? [];
        var changed = Time(fields.Max(f => f.Time));
        var managers = fields.Where(f => Time(f.Time) == changed).Select(f => f.Manager).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        bool? inWindow = changed is { } at ? at >= request.Window.From && at <= request.Window.To : null;
        return new ConfigMapChange(request.Namespace(), request.Workload(), name, uses, metadata is not null, Time(metadata?.CreationTimestamp), changed, inWindow, [.. managers]);
    }
}
