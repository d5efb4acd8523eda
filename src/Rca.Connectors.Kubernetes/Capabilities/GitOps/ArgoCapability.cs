using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.GitOps;

/// <summary>kubernetes.argo: what Argo CD deploys to the namespace.</summary>
sealed class ArgoCapability(string home, TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.argo";
    const string Kind = "ApplicationList";
    const string Version = "v1alpha1";

    static readonly CustomResource Applications = new(
        new(GitOpsPermissions.ListApplications, Kind, Version), EvidencePart.ArgoApplications,
        new(GitOpsPermissions.ListArgoApplications, Kind, Version), EvidencePart.ArgoApplicationsOfItsNamespace);

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Argo CD Applications", "Which revision does Argo CD deploy to the namespace, since when, and is it in sync and healthy?",
        "One request for the workload, one for the server's API groups, and one for each 500 Applications of the namespace and of Argo CD's own.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<ArgoApplication>(), EvidenceKind.Of<NotSeen>()],
        MayUse: [.. WorkloadPermissions.Ids, .. GitOpsPermissions.Argo.Select(p => p.Id)]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (scope, parts) = (await PodScope.ReadAsync(session, request, cancellationToken), new PartsSeen());
        var served = await ServedGroups.ReadAsync(session, cancellationToken);
        var applications = await Applications.ListAsync(session, served, parts, scope.Namespace, home, cancellationToken);
        parts.ExpectAny();
        await scope.ExpectNamespaceAsync(session, cancellationToken);
        var observed = clock.GetUtcNow();
        var found = applications.Where(a => ArgoReading.DeploysTo(a, scope.Namespace)).Select(a => ArgoReading.Read(a, scope, request.Window));
        foreach (var application in found.OrderByDescending(a => a.ManagesWorkload == true).ThenBy(a => a.Name, StringComparer.Ordinal))
            yield return new CapturedItem(application, observed, application.OperationFinishedAt ?? application.OperationStartedAt);
        if (parts.Describe(scope.Namespace) is { } unseen) yield return new CapturedItem(unseen, observed);
    }
}
