using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>That a template refers to a Secret. The Secret itself is never asked for.</summary>
[Evidence("kubernetes.secret-reference/1")]
public sealed record SecretReference(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The Deployment whose newest pod template refers to it.")] string Workload,
    [Identifier("The Secret.")] string Name,
    [Operational("How the template uses it.")] IReadOnlyList<ReferenceUse> Uses);
