using Rca.Bus;
using Rca.Connectors.GitHub;

return await CollectorHost.RunAsync(args, new GitHubConnectorType(), Console.Error);
