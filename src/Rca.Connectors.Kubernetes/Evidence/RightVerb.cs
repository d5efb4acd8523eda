namespace Rca.Connectors.Kubernetes.Evidence;

public enum RightVerb
{
    Get,
    List,
}
