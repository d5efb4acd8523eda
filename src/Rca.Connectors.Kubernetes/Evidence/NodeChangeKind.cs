namespace Rca.Connectors.Kubernetes.Evidence;

public enum NodeChangeKind
{
    Created,
    Removed,
    Cordoned,
}
