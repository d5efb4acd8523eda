namespace Rca.Connectors.Kubernetes.Evidence;

public enum EventType
{
    Normal,
    Warning,
    Other,
}
