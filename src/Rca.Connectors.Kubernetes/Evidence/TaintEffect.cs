namespace Rca.Connectors.Kubernetes.Evidence;

public enum TaintEffect
{
    NoSchedule,
    PreferNoSchedule,
    NoExecute,
    Other,
}
