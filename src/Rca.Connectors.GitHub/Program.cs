using Rca.Bus;
using Rca.Connectors.GitHub;

return await CollectorHost.RunAsync<GitHubConnectorType>(args);
