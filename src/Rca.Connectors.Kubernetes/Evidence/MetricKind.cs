namespace Rca.Connectors.Kubernetes.Evidence;

public enum MetricKind
{
    Resource,
    ContainerResource,
    Pods,
    Object,
    External,
    Other,
}
