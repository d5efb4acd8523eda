namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>A revision's pod template as it is compared: small, and without a value that must not leave.</summary>
/// <param name="Containers">Its containers.</param>
/// <param name="Settings">What else it sets.</param>
/// <param name="Digest">The digest of all of it.</param>
sealed record TemplateReading(IReadOnlyList<ContainerReading> Containers, IReadOnlyList<Setting> Settings, string Digest);
