namespace Rca.Connectors.Kubernetes.Evidence;

public enum NotSeenReason
{
    NotPermitted,
    NotServed,
}
