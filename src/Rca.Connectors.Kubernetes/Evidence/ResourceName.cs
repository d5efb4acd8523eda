namespace Rca.Connectors.Kubernetes.Evidence;

public enum ResourceName
{
    CpuRequest,
    CpuLimit,
    MemoryRequest,
    MemoryLimit,
}
