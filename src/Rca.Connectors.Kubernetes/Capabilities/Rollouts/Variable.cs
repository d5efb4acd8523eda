using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <param name="Source">Where its value comes from.</param>
/// <param name="Reference">The object and its key, when it comes from one.</param>
/// <param name="Digest">The digest of a literal value.</param>
sealed record Variable(EnvironmentSource Source, string? Reference, string? Digest);
