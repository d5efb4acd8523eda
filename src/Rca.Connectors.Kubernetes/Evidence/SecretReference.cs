using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>That a template refers to a Secret. The Secret itself is never asked for.</summary>
[Evidence("kubernetes.secret-reference/1")]
public sealed record SecretReference(
    [Identifier("The namespace.")] string Namespace,
    [Operational("What kind of workload refers to it.")] WorkloadKind Kind,
    [Identifier("The workload whose newest pod template refers to it.")] string Workload,
    [Identifier("The Secret.")] string Name,
    [Operational("How the template uses it.")] IReadOnlyList<ReferenceUse> Uses,
    [Identifier("The keys of it that the template names.")] IReadOnlyList<string> Keys);
