namespace Rca.Connectors.Kubernetes.Evidence;

public enum NodeResourceName
{
    Cpu,
    Memory,
    EphemeralStorage,
    Pods,
}
