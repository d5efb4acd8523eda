using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.revision/1")]
public sealed record Revision(
    [Identifier("The namespace.")] string Namespace,
    [Operational("What kind of workload it is.")] WorkloadKind Kind,
    [Identifier("The workload.")] string Workload,
    [Identifier("The ReplicaSet or ControllerRevision that holds the revision.")] string HeldBy,
    [Operational("Its number; a rollback gives an old template a new one.")] Quantity Number,
    [Operational("Whether it is the newest.")] bool Newest,
    [Operational("When what holds it was created; for a rollback that is when the template was first rolled out.")] DateTimeOffset? CreatedAt,
    [Operational("How long before the window's end that was.", Unit = "seconds")] Quantity LeadTime,
    [FreeText("The change-cause annotation.")] string? ChangeCause,
    [Operational("Commits that its image tags, labels or annotations name: join keys to a repository's commits.")] IReadOnlyList<string> Commits,
    [Operational("Replicas that it should have now.")] Quantity Desired,
    [Operational("Replicas that it has.")] Quantity Current,
    [Operational("Replicas that are ready.")] Quantity Ready,
    IReadOnlyList<TemplateContainer> Containers,
    [Operational("The revision that it was compared with; none for the oldest that is kept.")] Quantity? ComparedWith,
    IReadOnlyList<ImageChange> ImageChanges,
    IReadOnlyList<ResourceChange> ResourceChanges,
    IReadOnlyList<EnvironmentChange> EnvironmentChanges,
    IReadOnlyList<CommandChange> CommandChanges,
    IReadOnlyList<SettingChange> SettingChanges,
    [Identifier("Containers that the compared revision does not have.")] IReadOnlyList<string> ContainersAdded,
    [Identifier("Containers that only the compared revision has.")] IReadOnlyList<string> ContainersRemoved,
    [Operational("Whether the templates differ in something that none of these lists has.")] bool OtherChange) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.RolledOut, CreatedAt);
}
