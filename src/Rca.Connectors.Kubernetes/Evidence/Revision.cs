using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.revision/1")]
public sealed record Revision(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Deployment.")] string Workload,
    [Identifier("The ReplicaSet that holds the revision.")] string ReplicaSet,
    [Operational("Its number; a rollback gives an old template a new one.")] Quantity Number,
    [Operational("Whether it is the newest.")] bool Newest,
    [Operational("When its ReplicaSet was created.")] DateTimeOffset? CreatedAt,
    [FreeText("The change-cause annotation.")] string? ChangeCause,
    [Operational("Replicas that it should have now.")] Quantity Desired,
    [Operational("Replicas that it has.")] Quantity Current,
    [Operational("Replicas that are ready.")] Quantity Ready,
    IReadOnlyList<TemplateContainer> Containers,
    [Operational("The revision that it was compared with; none for the oldest that is kept.")] Quantity? ComparedWith,
    IReadOnlyList<ImageChange> ImageChanges,
    IReadOnlyList<ResourceChange> ResourceChanges,
    IReadOnlyList<EnvironmentChange> EnvironmentChanges,
    [Identifier("Containers that the compared revision does not have.")] IReadOnlyList<string> ContainersAdded,
    [Identifier("Containers that only the compared revision has.")] IReadOnlyList<string> ContainersRemoved);
