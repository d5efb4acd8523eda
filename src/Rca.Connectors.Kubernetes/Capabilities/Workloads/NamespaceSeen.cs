namespace Rca.Connectors.Kubernetes.Capabilities.Workloads;

/// <summary>That a namespace exists: it was read, or something was found in it.</summary>
sealed record NamespaceSeen
{
    public static NamespaceSeen Instance { get; } = new();
}
