namespace Rca.Connectors.Kubernetes.Evidence;

public enum AutoscalerConditionType
{
    AbleToScale,
    ScalingActive,
    ScalingLimited,
    Other,
}
