namespace Rca.Connectors.Kubernetes.Evidence;

public enum EnvironmentSource
{
    Literal,
    ConfigMap,
    Secret,
    Field,
    Other,
}
