using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Sync;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub;

sealed class GitHubConnector(
    GitHubOptions options, IReadOnlyList<IReadOnlyDictionary<string, string>> allowedScopes, ISourceState state, TimeProvider clock) : IConnector, IDisposable
{
    readonly SyncGates _gates = new();
    readonly GitHubAccess _access = new(options, state, clock);

    public ConnectorDescriptor Describe() => GitHubDescriptor.Descriptor;

    public Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken) =>
        new GitHubProbe(_access, allowedScopes).RunAsync(ledger, cancellationToken);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var api = await _access.OpenAsync(request.Ledger, cancellationToken);
        await using var items = Items(api, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(api, items, request, cancellationToken)) yield return items.Current;
    }

    public void Dispose() => _access.Dispose();

    async Task<bool> NextAsync(GitHubApi api, IAsyncEnumerator<CapturedItem> items, CollectRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (await items.MoveNextAsync()) return true;
            await _access.ShareAsync(cancellationToken);
            return false;
        }
        catch (SourceFailureException e)
        {
            var judged = e.Reason == GitHubFailures.NotVisible && !_access.IsAnonymous
                ? await Visibility.JudgeAsync(
                    api, await _access.TokenAsync(request.Ledger, cancellationToken), request.Scope[RepositoryScope.Repository], e, cancellationToken)
                : e;
            await _access.ShareAsync(cancellationToken);
            if (judged == e) throw;
            throw judged;
        }
    }

    IAsyncEnumerable<CapturedItem> Items(GitHubApi api, CollectRequest request, CancellationToken cancellationToken) => request.Capability switch
    {
        Commits.Id => new SyncedCommits(api, state, _gates, clock).CollectAsync(request, cancellationToken),
        PullRequests.Id => PullRequests.CollectAsync(api, request, cancellationToken),
        Deployments.Id => Deployments.CollectAsync(api, request, cancellationToken),
        Releases.Id => Releases.CollectAsync(api, request, cancellationToken),
        WorkflowRuns.Id => WorkflowRuns.CollectAsync(api, request, cancellationToken),
        _ => throw new SourceFailureException(Outcome.Unsupported, "unknown-capability"),
    };
}
