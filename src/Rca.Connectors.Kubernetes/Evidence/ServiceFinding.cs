namespace Rca.Connectors.Kubernetes.Evidence;

public enum ServiceFinding
{
    NothingSelected,
    NoneReady,
    NoAddress,
}
