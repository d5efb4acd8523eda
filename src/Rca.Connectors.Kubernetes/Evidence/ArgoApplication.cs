using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>An Argo CD Application that deploys to the namespace of the scope.</summary>
[Evidence("kubernetes.argo-application/1")]
public sealed record ArgoApplication(
    [Identifier("The namespace that it is in.")] string Namespace,
    [Identifier("The Application.")] string Name,
    [Identifier("The revisions that it is to be at, as it has them: a branch, a tag, a chart version.")] IReadOnlyList<string> TargetRevisions,
    [Identifier("The revisions that the cluster was last compared with.")] IReadOnlyList<string> Revisions,
    [Operational("Whether the cluster is as the revision has it.")] ArgoSyncStatus Sync,
    [Operational("Whether what it deploys is well.")] ArgoHealth Health,
    [Operational("Whether it syncs by itself.")] bool Automated,
    [Operational("Where its last operation stands.")] ArgoOperationPhase? Operation,
    [Operational("When that was started.")] DateTimeOffset? OperationStartedAt,
    [Operational("When that was finished.")] DateTimeOffset? OperationFinishedAt,
    [FreeText("What it says to that.")] string? OperationMessage,
    [Operational("Whether it manages the workload of the scope; not known where it does not list what it manages.")] bool? ManagesWorkload,
    [Operational("Deployments that it remembers.")] Quantity Deployments,
    IReadOnlyList<ArgoDeployment> History,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) =>
    [
        .. Operation is ArgoOperationPhase.Failed or ArgoOperationPhase.Error ? Moments.At(TimelineWord.Failed, OperationFinishedAt) : [],
        .. History.SelectMany(deployment => Moments.At(TimelineWord.Deployed, deployment.DeployedAt)),
        .. Change.Points(),
    ];
}
