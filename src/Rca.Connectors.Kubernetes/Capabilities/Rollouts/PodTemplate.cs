using System.Text.Json;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>Reads pod templates of one workload. Values become digests here, and nothing keeps them after.</summary>
sealed class PodTemplate(DigestKey key, string inNamespace, WorkloadKind kind, string workload)
{
    public TemplateReading Read(V1PodTemplateSpec template)
    {
        var spec = template.Spec;
        IReadOnlyList<ContainerReading> containers =
            [.. (spec?.InitContainers ?? []).Select(c => Read(c, init: true)), .. (spec?.Containers ?? []).Select(c => Read(c, init: false))];
        IReadOnlyList<Setting> settings = [.. TemplateSettings.Of(template, (what, text) => Digest(text, "", what))];
        return new TemplateReading(containers, settings, Digest(KubernetesJson.Serialize(spec), "", "template"));
    }

    ContainerReading Read(V1Container container, bool init)
    {
        var image = ImageName.Parse(container.Image ?? "");
        var (requests, limits) = (container.Resources?.Requests, container.Resources?.Limits);
        var environment = (container.Env ?? []).Where(e => e.Name is not null).GroupBy(e => e.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Read(container.Name, g.Last()), StringComparer.Ordinal);
        var evidence = new TemplateContainer(container.Name, init, image.Name, image.Tag, image.Digest, [.. environment.Keys.Order(StringComparer.Ordinal)],
            Amount(requests, "cpu"), Amount(limits, "cpu"), Amount(requests, "memory"), Amount(limits, "memory"));
        return new ContainerReading(evidence, JsonSerializer.Serialize(new { command = container.Command ?? [], args = container.Args ?? [] }), environment);
    }

    Variable Read(string container, V1EnvVar variable) => variable.ValueFrom switch
    {
        { ConfigMapKeyRef: { } map } => new Variable(EnvironmentSource.ConfigMap, $"{map.Name}/{map.Key}", null),
        { SecretKeyRef: { } secret } => new Variable(EnvironmentSource.Secret, $"{secret.Name}/{secret.Key}", null),
        { FieldRef: { } field } => new Variable(EnvironmentSource.Field, field.FieldPath, null),
        { } other => new Variable(EnvironmentSource.Other, null, Digest(KubernetesJson.Serialize(other), container, variable.Name)),
        null => new Variable(EnvironmentSource.Literal, null, Digest(variable.Value ?? "", container, variable.Name)),
    };

    string Digest(string text, string container, string name) => key.Of(text, inNamespace, kind.ToString(), workload, container, name);

    static Quantity Amount(IDictionary<string, ResourceQuantity>? amounts, string resource) =>
        amounts is not null && amounts.TryGetValue(resource, out var amount) && amount is not null
            ? Quantity.Of(amount.ToDouble())
            : Quantity.Unknown(UnknownReason.NotReported);
}
