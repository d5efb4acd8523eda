using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

public sealed class GitHubConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor => GitHubDescriptor.Descriptor;

    public IConnector Create(ConnectorContext context) =>
        new GitHubConnector(GitHubOptions.Read(context.Source.Options), context.Source.AllowedScopes, context.Clock);
}
