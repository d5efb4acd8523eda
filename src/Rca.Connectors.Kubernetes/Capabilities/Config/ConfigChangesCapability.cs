using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using static Rca.Connectors.Kubernetes.Capabilities.Workloads.WorkloadReading;
using SecretReference = Rca.Connectors.Kubernetes.Evidence.SecretReference;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <summary>
/// When the ConfigMaps that workloads refer to were changed, and in which keys; and which Secrets they refer to. Of a Secret nothing is asked for.
/// Values are read only where a digest of them can be compared with an earlier one, and become digests at once.
/// </summary>
sealed class ConfigChangesCapability(DigestKeys digests, ISourceState state, TimeProvider clock) : ICapability
{
    const int MostKeys = 200;

    public static CapabilityDescriptor Descriptor { get; } = new(
        KubernetesDescriptor.ConfigChanges, "Configuration of workloads",
        "When was the configuration that the workload refers to last changed, and in which keys?",
        "One request for the workload, or one for each kind of workload, and one for each ConfigMap that they refer to.",
        KubernetesScope.Keys, [EvidenceKind.Of<ConfigMapChange>(), EvidenceKind.Of<SecretReference>()],
        Needs: [KubernetesPermissions.GetConfigMaps.Id], MayUse: WorkloadPermissions.Ids);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workloads = await session.ReadWorkloadsAsync(request, cancellationToken);
        var referred = workloads.Select(w => (Workload: w, References: PodReferences.Of(w.Template.Spec))).ToList();
        foreach (var (workload, references) in referred)
            foreach (var secret in references.Secrets)
                yield return new CapturedItem(new SecretReference(workload.Namespace, workload.Kind, workload.Name, secret.Name, secret.Uses, secret.Keys),
                    clock.GetUtcNow());

        var read = new Dictionary<string, ConfigMapReading>(StringComparer.Ordinal);
        foreach (var (workload, references) in referred)
            foreach (var map in references.ConfigMaps)
            {
                if (!read.TryGetValue(map.Name, out var reading))
                    read[map.Name] = reading = await ReadAsync(session, request.Namespace(), map.Name, cancellationToken);
                var found = Describe(request.Window, workload, map, reading);
                yield return new CapturedItem(found, clock.GetUtcNow(), found.ChangedAt);
            }
    }

    async Task<ConfigMapReading> ReadAsync(KubernetesSession session, string inNamespace, string name, CancellationToken cancellationToken)
    {
        if (!digests.AreRemembered) return await ConfigMapReading.MetadataAsync(session, inNamespace, name, cancellationToken);
        var key = await digests.GetAsync(cancellationToken);
        var reading = await ConfigMapReading.DigestsAsync(session, inNamespace, name, key, cancellationToken);
        return reading.Digests is { } values
            ? reading with { Seen = await new SeenValues(state, inNamespace, name, clock).CompareAsync(values, cancellationToken) } : reading;
    }

    static ConfigMapChange Describe(Window window, Workload workload, PodReference map, ConfigMapReading reading)
    {
        var changed = FieldManagers.Of(reading.Metadata, "f:data", "f:binaryData");
        bool? inWindow = changed.At is { } at ? at >= window.From && at <= window.To : null;
        return new ConfigMapChange(workload.Namespace, workload.Kind, workload.Name, map.Name, map.Uses, reading.Metadata is not null,
            Time(reading.Metadata?.CreationTimestamp),
            changed.At, inWindow, Quantity.Of((window.To - changed.At)?.TotalSeconds, UnknownReason.NotReported), changed.Names,
            reading.Comparison, reading.Seen?.At, reading.KeyCount, [.. reading.Keys.Take(MostKeys)], [.. (reading.Seen?.Removed ?? []).Take(MostKeys)]);
    }
}
