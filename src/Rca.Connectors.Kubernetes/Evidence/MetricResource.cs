namespace Rca.Connectors.Kubernetes.Evidence;

public enum MetricResource
{
    Cpu,
    Memory,
    Other,
}
