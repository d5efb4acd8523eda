namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What a changed file is for.</summary>
enum PathClass
{
    Code,
    Ci,
    Dependency,
    Migration,
    Infra,
    Config,
}
