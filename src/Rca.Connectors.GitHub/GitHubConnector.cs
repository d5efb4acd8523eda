using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Sync;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub;

sealed class GitHubConnector(
    GitHubOptions options, IReadOnlyList<IReadOnlyDictionary<string, string>> allowedScopes, ISourceState state, TimeProvider clock) : IConnector
{
    readonly SyncGates _gates = new();

    public ConnectorDescriptor Describe() => GitHubDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new GitHubProbe(options, allowedScopes, clock).RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Opened for each collection: a rotated token is seen, and the ledger is that of this attempt.
        using var api = new GitHubApi(options, request.Ledger, clock);
        var items = request.Capability switch
        {
            Commits.Id => new SyncedCommits(api, state, _gates, clock).CollectAsync(request, cancellationToken),
            PullRequests.Id => PullRequests.CollectAsync(api, request, cancellationToken),
            Deployments.Id => Deployments.CollectAsync(api, request, cancellationToken),
            WorkflowRuns.Id => WorkflowRuns.CollectAsync(api, request, cancellationToken),
            _ => throw new SourceFailureException(Outcome.Unsupported, "unknown-capability"),
        };
        await foreach (var item in items.WithCancellation(cancellationToken)) yield return item;
    }
}
