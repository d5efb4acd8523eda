namespace Rca.Connectors.Kubernetes.Evidence;

public enum ServiceType
{
    ClusterIp,
    NodePort,
    LoadBalancer,
    ExternalName,
    Other,
}
