namespace Rca.Connectors.Kubernetes.Evidence;

public enum LimitKind
{
    Container,
    Pod,
    PersistentVolumeClaim,
    Other,
}
