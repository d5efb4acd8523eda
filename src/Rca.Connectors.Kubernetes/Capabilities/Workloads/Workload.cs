using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>A Deployment, a StatefulSet or a DaemonSet: what they have in common.</summary>
/// <param name="Kind">Which of them it is.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Selector">What selects its pods.</param>
/// <param name="Template">The newest template of its pods.</param>
/// <param name="Desired">How many pods it should have; a DaemonSet's status tells that.</param>
/// <param name="Status">Where it stands.</param>
sealed record Workload(WorkloadKind Kind, V1ObjectMeta Metadata, V1LabelSelector Selector, V1PodTemplateSpec Template, int Desired, WorkloadStatus Status)
{
    public string Name => Metadata.Name;

    public string Namespace => Metadata.NamespaceProperty;

    /// <summary>Its own selector as a query has it.</summary>
    public string LabelSelector { get; } = LabelQuery.Of(Selector);

    public static Workload Of(V1Deployment found) =>
        found is { Metadata: { } metadata, Spec: { Selector: { } selector, Template: { Spec: not null } template } spec }
            ? new Workload(WorkloadKind.Deployment, metadata, selector, Bare(template), spec.Replicas ?? 1, WorkloadStatus.Of(spec, found.Status ?? new()))
            : throw KubernetesFailures.Malformed();

    public static Workload Of(V1StatefulSet found) =>
        found is { Metadata: { } metadata, Spec: { Selector: { } selector, Template: { Spec: not null } template } spec }
            ? new Workload(WorkloadKind.StatefulSet, metadata, selector, Bare(template), spec.Replicas ?? 1, WorkloadStatus.Of(spec, found.Status ?? new()))
            : throw KubernetesFailures.Malformed();

    public static Workload Of(V1DaemonSet found) =>
        found is { Metadata: { } metadata, Spec: { Selector: { } selector, Template: { Spec: not null } template } spec }
            ? new Workload(WorkloadKind.DaemonSet, metadata, selector, Bare(template), found.Status?.DesiredNumberScheduled ?? 0,
                WorkloadStatus.Of(spec, found.Status ?? new()))
            : throw KubernetesFailures.Malformed();

    // What a workload is compared by are its revisions: here no value is needed, and none is kept.
    static V1PodTemplateSpec Bare(V1PodTemplateSpec template)
    {
        foreach (var container in (template.Spec.InitContainers ?? []).Concat(template.Spec.Containers ?? []).OfType<V1Container>())
        {
            (container.Command, container.Args) = (null, null);
            foreach (var variable in (container.Env ?? []).OfType<V1EnvVar>()) variable.Value = null;
        }

        return template;
    }

    /// <summary>Whether this workload made the object.</summary>
    public bool Owns(V1ObjectMeta? metadata) => metadata?.OwnerReferences?.Any(o => o.Uid == Metadata.Uid) == true;
}
