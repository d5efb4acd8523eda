namespace Rca.Connectors.Kubernetes.Evidence;

public enum ReferenceUse
{
    EnvFrom,
    Env,
    Volume,
    ImagePull,
}
