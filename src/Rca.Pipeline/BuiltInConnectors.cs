using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Core.Collecting;

namespace Rca.Pipeline;

/// <summary>The connectors that are built in, one line each.</summary>
static class BuiltInConnectors
{
    public static IReadOnlyDictionary<string, IConnectorType> Types { get; } = new IConnectorType[]
    {
        new KubernetesConnectorType(),
        new GitHubConnectorType(),
        new PostgresConnectorType(),
    }.ToDictionary(t => t.Descriptor.Type, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, ConnectorDescriptor> Descriptors { get; } =
        Types.ToDictionary(t => t.Key, t => t.Value.Descriptor, StringComparer.Ordinal);
}
