namespace Rca.Connectors.GitHub.Limits;

/// <summary>What GitHub counts apart.</summary>
enum LimitedResource
{
    Core,
    Graphql,
}
