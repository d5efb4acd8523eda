using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Uses = System.Collections.Generic.SortedDictionary<string, System.Collections.Generic.IReadOnlyList<Rca.Connectors.Kubernetes.Evidence.ReferenceUse>>;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>The ConfigMaps and Secrets that a pod template names, and how it uses each.</summary>
sealed record PodReferences(IReadOnlyDictionary<string, IReadOnlyList<ReferenceUse>> ConfigMaps, IReadOnlyDictionary<string, IReadOnlyList<ReferenceUse>> Secrets)
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
                environments.Select(e => (e.ConfigMapRef?.Name, ReferenceUse.EnvFrom)),
                values.Select(v => (v.ConfigMapKeyRef?.Name, ReferenceUse.Env)),
                volumes.Select(v => (v.ConfigMap?.Name, ReferenceUse.Volume)),
                projected.Select(p => (p.ConfigMap?.Name, ReferenceUse.Volume))),
            Group(
                environments.Select(e => (e.SecretRef?.Name, ReferenceUse.EnvFrom)),
                values.Select(v => (v.SecretKeyRef?.Name, ReferenceUse.Env)),
                volumes.Select(v => (v.Secret?.SecretName, ReferenceUse.Volume)),
                projected.Select(p => (p.Secret?.Name, ReferenceUse.Volume)),
                (spec.ImagePullSecrets ?? []).Select(s => ((string?)s.Name, ReferenceUse.ImagePull))));
    }

    static Uses Group(params IEnumerable<(string? Name, ReferenceUse Use)>[] references)
    {
        var named = references.SelectMany(r => r).Where(r => !string.IsNullOrEmpty(r.Name)).GroupBy(r => r.Name!, r => r.Use, StringComparer.Ordinal);
        return new Uses(named.ToDictionary(g => g.Key, g => (IReadOnlyList<ReferenceUse>)[.. g.Distinct().Order()]), StringComparer.Ordinal);
    }
}
