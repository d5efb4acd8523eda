using Rca.Connectors.Kubernetes.Evidence;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <param name="Container">The container; null for the pod.</param>
/// <param name="What">Which setting.</param>
/// <param name="Name">Which of several.</param>
/// <param name="Value">Its value.</param>
sealed record Setting(string? Container, TemplateSetting What, string? Name, SettingValue Value);
