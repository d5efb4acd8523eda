using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <param name="At">When the values were seen before; null when this is the first time.</param>
/// <param name="Keys">Each key with how its value compares.</param>
/// <param name="Removed">Keys that were seen before and are gone.</param>
sealed record Comparison(DateTimeOffset? At, IReadOnlyList<ConfigKey> Keys, IReadOnlyList<string> Removed);
