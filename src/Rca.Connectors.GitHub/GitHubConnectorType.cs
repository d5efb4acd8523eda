using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.GitHub;

public sealed class GitHubConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor => GitHubDescriptor.Descriptor;

    public IReadOnlyList<ConfigKey> Options => GitHubOptions.Keys;

    public IConnector Create(SourceConfiguration source, TimeProvider clock) =>
        new GitHubConnector(GitHubOptions.Read(source.Options), source.AllowedScopes, clock);
}
