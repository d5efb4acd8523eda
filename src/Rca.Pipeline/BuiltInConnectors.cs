using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Core.Collecting;

namespace Rca.Pipeline;

/// <summary>The connectors that are built in, one line each.</summary>
static class BuiltInConnectors
{
    static readonly ConnectorRegistry Registry = new(
        new KubernetesConnectorType(),
        new GitHubConnectorType(),
        new PostgresConnectorType());

    public static IReadOnlyDictionary<string, IConnectorType> Types => Registry.Types;

    public static IReadOnlyDictionary<string, ConnectorDescriptor> Descriptors => Registry.Descriptors;
}
