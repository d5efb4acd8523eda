using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.config-map/1")]
public sealed record ConfigMapChange(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Deployment whose newest pod template refers to it.")] string Workload,
    [Identifier("The ConfigMap.")] string Name,
    [Operational("How the template uses it.")] IReadOnlyList<ReferenceUse> Uses,
    [Operational("Whether it exists.")] bool Exists,
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("When it was last changed, by its managed fields.")] DateTimeOffset? ChangedAt,
    [Operational("Whether that was in the window.")] bool? ChangedInWindow,
    [Identifier("The client programs, not persons, that changed it then; several when they did in the same second.")] IReadOnlyList<string> Managers);
