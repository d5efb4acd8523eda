namespace Rca.Connectors.Kubernetes.Evidence;

public enum ProbeKind
{
    Startup,
    Readiness,
}
