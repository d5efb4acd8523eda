namespace Rca.Connectors.Kubernetes.Evidence;

public enum ConditionStatus
{
    True,
    False,
    Unknown,
}
