namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>How a value compares with what earlier collections saw of it.</summary>
public enum ValueChange
{
    Same,
    Changed,
    Added,
    FirstSeen,
    KeyRotated,
    NotRead,
}
