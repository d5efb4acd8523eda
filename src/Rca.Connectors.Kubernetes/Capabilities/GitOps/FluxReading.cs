using System.Text.Json;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

/// <summary>What of a Flux object is evidence. The addresses of repositories are not: they may hold credentials.</summary>
static class FluxReading
{
    const int MaximumHistory = 10;

    /// <summary>Whether a Kustomization or HelmRelease deploys to the namespace: it is in it, aims at it, or lists something of it.</summary>
    public static bool DeploysTo(CustomObject found, string inNamespace) =>
        (found.Spec.Text("targetNamespace") ?? found.Metadata?.NamespaceProperty) == inNamespace
        || found.Status.Items("inventory", "entries").Any(e => e.Text("id")?.StartsWith($"{inNamespace}_", StringComparison.Ordinal) == true);

    /// <summary>The GitRepository that it takes from, as namespace and name; null for another kind of source.</summary>
    public static (string Namespace, string Name)? Repository(CustomObject found)
    {
        var source = Source(found);
        return source.Text("kind") is "GitRepository" && source.Text("name") is { } name
            ? (source.Text("namespace") ?? found.Metadata?.NamespaceProperty ?? "", name) : null;
    }

    public static FluxObject Read(CustomObject found, FluxKind kind, Window window)
    {
        var (ready, status) = (ReadyCondition.Of(found.Status), found.Status);
        return new FluxObject(found.Metadata?.NamespaceProperty ?? "", kind, found.Metadata?.Name ?? "", Source(found).Text("name"),
            ready.Status, Words.OrNull(ready.Reason, FluxReason.Other), ready.Message, ready.Since, window.Has(ready.Since), found.Spec.Flag("suspend") == true,
            kind == FluxKind.GitRepository ? status.Text("artifact", "revision") : status.Text("lastAppliedRevision")
                ?? status.Items("history").FirstOrDefault().Text("chartVersion"),
            status.Text("lastAttemptedRevision"), status.Number("failures"),
            [.. status.Items("history").Select(h => Deployment(h, window)).OrderByDescending(h => h.LastAt).Take(MaximumHistory)],
            ObjectChanges.Of(found.Metadata, window));
    }

    static FluxDeployment Deployment(JsonElement entry, Window window)
    {
        var last = entry.Time("lastDeployed") ?? entry.Time("lastReconciled");
        return new FluxDeployment(entry.Text("chartVersion") ?? entry.Text("digest"),
            Words.OrNull(entry.Text("status") ?? entry.Text("lastReconciledStatus"), HelmStatus.Other),
            entry.Time("firstDeployed") ?? entry.Time("firstReconciled"), last, window.Has(last));
    }

    // A HelmRelease has it within its chart, or refers to one that somebody else made.
    static JsonElement Source(CustomObject found) =>
        found.Spec.At("sourceRef") is { ValueKind: JsonValueKind.Object } own ? own
        : found.Spec.At("chart", "spec", "sourceRef") is { ValueKind: JsonValueKind.Object } ofChart ? ofChart : found.Spec.At("chartRef");
}
