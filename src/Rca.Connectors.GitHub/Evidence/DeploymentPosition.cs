namespace Rca.Connectors.GitHub.Evidence;

public enum DeploymentPosition
{
    InWindow,
    BeforeWindow,
}
