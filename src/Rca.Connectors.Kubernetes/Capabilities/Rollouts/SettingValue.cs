namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>One of a number, a name and a digest.</summary>
sealed record SettingValue(double? Number = null, string? Name = null, string? Digest = null);
