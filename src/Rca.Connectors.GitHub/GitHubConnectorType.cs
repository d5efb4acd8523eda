using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.GitHub;

public sealed class GitHubConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor => GitHubDescriptor.Descriptor;

    public IReadOnlyList<ConfigKey> Options => GitHubOptions.Keys;

    public IConnector Create(ConnectorContext context) =>
        new GitHubConnector(GitHubOptions.Read(context.Source.Options), context.Source.AllowedScopes, context.State, context.Clock);
}
