using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <summary>What is known of a ConfigMap.</summary>
/// <param name="Metadata">Its metadata; null when there is no such ConfigMap: a template that refers to one that is not there is itself the finding.</param>
/// <param name="Digests">The digests of its values by key; null when its metadata alone was asked for.</param>
sealed record ConfigMapReading(V1ObjectMeta? Metadata, IReadOnlyDictionary<string, string>? Digests)
{
    /// <summary>How the digests compare with what was seen before.</summary>
    public Comparison? Seen { get; init; }

    public ConfigComparison Comparison =>
        Metadata is null ? ConfigComparison.Absent : Digests is null ? ConfigComparison.MetadataOnly : ConfigComparison.Digests;

    // A key that no manager's fields name is possible, so without the values what is known is a lower bound.
    public Quantity KeyCount =>
        Metadata is null ? Quantity.Unknown(UnknownReason.NotReported) : Digests is { } read ? Quantity.Of(read.Count) : Quantity.AtLeast(Keys.Count);

    /// <summary>Its keys: those that changed first, then by name.</summary>
    public IReadOnlyList<ConfigKey> Keys => Seen?.Keys ?? [.. Names().Select(name => new ConfigKey(name, ValueChange.NotRead, null, null, null, null))];

    public static Task<ConfigMapReading> MetadataAsync(KubernetesSession session, string inNamespace, string name, CancellationToken cancellationToken) =>
        ReadAsync(session, MetadataOnly.Kind, async (client, token) =>
        {
            using var response = await client.CoreV1.ReadNamespacedConfigMapWithHttpMessagesAsync(name, inNamespace,
                customHeaders: MetadataOnly.OfOne, cancellationToken: token);
            return response.Body;
        }, _ => null, cancellationToken);

    public static Task<ConfigMapReading> DigestsAsync(
        KubernetesSession session, string inNamespace, string name, DigestKey key, CancellationToken cancellationToken) =>
        ReadAsync(session, "ConfigMap", (client, token) => client.CoreV1.ReadNamespacedConfigMapAsync(name, inNamespace, cancellationToken: token), map =>
        {
            var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (at, value) in map.Data ?? new Dictionary<string, string>()) digests[at] = key.Of(value ?? "", inNamespace, name, at);
            foreach (var (at, value) in map.BinaryData ?? new Dictionary<string, byte[]>()) digests[at] = key.Of(value ?? [], inNamespace, name, at);
            return digests;
        }, cancellationToken);

    static async Task<ConfigMapReading> ReadAsync(
        KubernetesSession session, string kind, Func<IKubernetes, CancellationToken, Task<V1ConfigMap>> ask,
        Func<V1ConfigMap, IReadOnlyDictionary<string, string>?> digest, CancellationToken cancellationToken)
    {
        try
        {
            var map = await session.AskAsync(KubernetesPermissions.GetConfigMaps, kind, ask, cancellationToken);
            return new ConfigMapReading(map.Metadata ?? throw KubernetesFailures.Malformed(), digest(map));
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            return new ConfigMapReading(null, null);
        }
    }

    IEnumerable<string> Names() =>
        FieldManagers.Below(Metadata, "f:data").Concat(FieldManagers.Below(Metadata, "f:binaryData")).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
