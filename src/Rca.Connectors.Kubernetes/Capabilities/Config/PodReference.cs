using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <param name="Name">The object that a template refers to.</param>
/// <param name="Uses">How it is used.</param>
/// <param name="Keys">The keys of it that are named.</param>
sealed record PodReference(string Name, IReadOnlyList<ReferenceUse> Uses, IReadOnlyList<string> Keys);
