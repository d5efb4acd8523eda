using System.Text.Json;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

/// <summary>What of an Argo CD Application is evidence. The addresses of its repositories are not: they may hold credentials.</summary>
static class ArgoReading
{
    const int MaximumHistory = 10;

    /// <summary>Whether it deploys to the namespace, by its destination or by what it says it manages.</summary>
    public static bool DeploysTo(CustomObject application, string inNamespace) =>
        application.Spec.Text("destination", "namespace") == inNamespace || application.Status.Items("resources").Any(r => r.Text("namespace") == inNamespace);

    public static ArgoApplication Read(CustomObject application, PodScope scope, Window window)
    {
        var (spec, status) = (application.Spec, application.Status);
        var operation = status.At("operationState");
        var history = status.Items("history").ToList();
        return new ArgoApplication(application.Metadata?.NamespaceProperty ?? "", application.Metadata?.Name ?? "",
            Texts([spec.Text("source", "targetRevision"), .. spec.Items("sources").Select(s => s.Text("targetRevision"))]),
            Revisions(status.At("sync")),
            ClosedWord.Of(status.Text("sync", "status"), ArgoSyncStatus.Unknown, ArgoSyncStatus.Unknown),
            ClosedWord.Of(status.Text("health", "status"), ArgoHealth.Unknown, ArgoHealth.Unknown),
            spec.At("syncPolicy", "automated").ValueKind == JsonValueKind.Object && spec.Flag("syncPolicy", "automated", "enabled") != false,
            Words.OrNull(operation.Text("phase"), ArgoOperationPhase.Other), operation.Time("startedAt"), operation.Time("finishedAt"),
            operation.Text("message"),
            Manages(status, scope), Quantity.Of(history.Count),
            [.. history.Select(h => Deployment(h, window)).OrderByDescending(h => h.DeployedAt).Take(MaximumHistory)],
            ObjectChanges.Of(application.Metadata, window));
    }

    static bool? Manages(JsonElement status, PodScope scope)
    {
        var resources = status.Items("resources").ToList();
        return scope.IsWhole || resources.Count == 0 ? null
            : resources.Exists(r => r.Text("namespace") == scope.Namespace
                && scope.Workloads.Any(w => r.Text("kind") == w.Kind.ToString() && r.Text("name") == w.Name));
    }

    static ArgoDeployment Deployment(JsonElement entry, Window window) => new(Revisions(entry), entry.Time("deployedAt"), window.Has(entry.Time("deployedAt")));

    static IReadOnlyList<string> Revisions(JsonElement of) =>
        Texts([of.Text("revision"), .. of.Items("revisions").Select(r => r.ValueKind == JsonValueKind.String ? r.GetString() : null)]);

    static IReadOnlyList<string> Texts(IEnumerable<string?> texts) =>
        [.. texts.Where(t => !string.IsNullOrEmpty(t)).OfType<string>().Distinct(StringComparer.Ordinal)];
}
