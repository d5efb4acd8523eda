using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using References = System.Collections.Generic.IReadOnlyList<Rca.Connectors.Kubernetes.Capabilities.Config.PodReference>;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <summary>The ConfigMaps and Secrets that a pod template names, and how it uses each.</summary>
sealed record PodReferences(References ConfigMaps, References Secrets)
{
    public static PodReferences Of(V1PodSpec spec)
    {
        IReadOnlyList<V1Container> containers = [.. spec.InitContainers ?? [], .. spec.Containers ?? []];
        var environments = containers.SelectMany(c => c.EnvFrom ?? []).ToList();
        var values = containers.SelectMany(c => c.Env ?? []).Select(e => e.ValueFrom).OfType<V1EnvVarSource>().ToList();
        IReadOnlyList<V1Volume> volumes = [.. spec.Volumes ?? []];
        var projected = volumes.SelectMany(v => v.Projected?.Sources ?? []).ToList();
        return new PodReferences(
            Group(
                environments.Select(e => (e.ConfigMapRef?.Name, ReferenceUse.EnvFrom, None)),
                values.Select(v => (v.ConfigMapKeyRef?.Name, ReferenceUse.Env, Of(v.ConfigMapKeyRef?.Key))),
                volumes.Select(v => (v.ConfigMap?.Name, ReferenceUse.Volume, Of(v.ConfigMap?.Items))),
                projected.Select(p => (p.ConfigMap?.Name, ReferenceUse.Volume, Of(p.ConfigMap?.Items)))),
            Group(
                environments.Select(e => (e.SecretRef?.Name, ReferenceUse.EnvFrom, None)),
                values.Select(v => (v.SecretKeyRef?.Name, ReferenceUse.Env, Of(v.SecretKeyRef?.Key))),
                volumes.Select(v => (v.Secret?.SecretName, ReferenceUse.Volume, Of(v.Secret?.Items))),
                projected.Select(p => (p.Secret?.Name, ReferenceUse.Volume, Of(p.Secret?.Items))),
                (spec.ImagePullSecrets ?? []).Select(s => ((string?)s.Name, ReferenceUse.ImagePull, None))));
    }

    static IReadOnlyList<string> None => [];

    static IReadOnlyList<string> Of(string? key) => key is null ? [] : [key];

    static IReadOnlyList<string> Of(IEnumerable<V1KeyToPath>? items) => [.. (items ?? []).Select(i => i.Key).OfType<string>()];

    static References Group(params IEnumerable<(string? Name, ReferenceUse Use, IReadOnlyList<string> Keys)>[] references) =>
    [
        .. references.SelectMany(r => r).Where(r => !string.IsNullOrEmpty(r.Name)).GroupBy(r => r.Name!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PodReference(g.Key, [.. g.Select(r => r.Use).Distinct().Order()],
                [.. g.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];
}
