using System.Globalization;
using System.Text.Json;
using k8s;
using k8s.Models;
using Rca.Contracts;
using static Rca.Connectors.Kubernetes.Capabilities.Workloads.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>A revision, whichever object holds it.</summary>
sealed record RevisionReading(
    string HeldBy, long? Number, DateTimeOffset? CreatedAt, string? ChangeCause, Quantity Desired, Quantity Current,
    Quantity Ready, TemplateReading Template, IReadOnlyList<string> Commits)
{
    const string RevisionAnnotation = "deployment.kubernetes.io/revision";
    const string ChangeCauseAnnotation = "kubernetes.io/change-cause";

    public static RevisionReading Of(V1ReplicaSet set, PodTemplate templates) =>
        Of(set.Metadata, NumberOf(set.Metadata), set.Spec?.Template ?? new V1PodTemplateSpec(), templates) with
    {
        Desired = Count(set.Spec?.Replicas),
        Current = Count(set.Status?.Replicas),
        Ready = Count(set.Status?.ReadyReplicas),
    };

    /// <exception cref="Rca.Core.Collecting.SourceFailureException">It holds no template.</exception>
    public static RevisionReading Of(V1ControllerRevision revision, PodTemplate templates)
    {
        if (revision.Data is not JsonElement { ValueKind: JsonValueKind.Object } data
            || !data.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object
            || !spec.TryGetProperty("template", out var template) || template.ValueKind != JsonValueKind.Object) throw KubernetesFailures.Malformed();
        return Of(revision.Metadata, revision.Revision, KubernetesJson.Deserialize<V1PodTemplateSpec>(template.GetRawText()), templates);
    }

    /// <summary>The number that a Deployment or its ReplicaSet says it has.</summary>
    public static long? NumberOf(V1ObjectMeta metadata) =>
        long.TryParse(Annotation(metadata, RevisionAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static RevisionReading Of(V1ObjectMeta held, long? number, V1PodTemplateSpec template, PodTemplate templates)
    {
        var (unknown, read) = (Quantity.Unknown(UnknownReason.NotReported), templates.Read(template));
        return new RevisionReading(held.Name, number, Time(held.CreationTimestamp), Annotation(held, ChangeCauseAnnotation), unknown, unknown, unknown, read,
            CommitNames.Of(held, template, read.Containers.Select(c => c.Evidence.ImageTag)));
    }

    static string? Annotation(V1ObjectMeta metadata, string name) => metadata.Annotations?.TryGetValue(name, out var value) == true ? value : null;
}
