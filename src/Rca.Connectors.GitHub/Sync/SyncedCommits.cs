using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Capabilities;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Commits out of the synced set. Where nothing can be remembered, the window alone is asked for.</summary>
sealed class SyncedCommits(GitHubApi api, ISourceState state, SyncGates gates, TimeProvider clock)
{
    // Each time another process was a step ahead, so all of them together go on.
    const int Attempts = 50;

    // What is left after this is for handing over what is stored.
    const double ShareOfTime = 0.8;

    // The wrapper's, for a source that may answer when it is asked again.
    const int Tries = 3;
    static readonly TimeSpan TimeToAskAgain = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var synced = state is NoSourceState ? null : await SyncAsync(request, cancellationToken);
        var items = synced is null ? Commits.CollectAsync(api, request, cancellationToken) : ReadAsync(synced, request.Window, cancellationToken);
        await foreach (var item in items)
            yield return item;
        if (synced?.Failure is { } failure) throw failure;
    }

    /// <summary>Null when nothing is kept.</summary>
    async Task<Synced?> SyncAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(request.Time is { } time ? time.Left * ShareOfTime : Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var synced = new Synced();
            try
            {
                await OpenAsync(synced, request, either.Token);
                using var place = await gates.EnterAsync(RepositoryOf(request), request.Scope.GetValueOrDefault(RepositoryScope.Branch), either.Token);
                await SyncAsync(synced, request, either.Token);
                return synced;
            }
            catch (SyncConflictException e)
            {
                if (!e.IsKept) return null;
            }
            catch (SourceFailureException e) when (e.Reason == GitHubFailures.Conflict)
            {
                return new Synced();
            }
            catch (SourceFailureException e) when (synced.Store is not null && IsWorthWhatIsStored(e, request))
            {
                return synced with { Failure = e };
            }
            catch (OperationCanceledException) when (synced.Store is not null && !cancellationToken.IsCancellationRequested)
            {
                const string GoesOn = "what was read is stored, and the next collection goes on from there";
                return synced with { Failure = new SourceFailureException(Outcome.TimedOut, "time-budget", GoesOn) };
            }
        }

        return null;
    }

    /// <summary>Before the first request: what is stored is there also when that one fails.</summary>
    async Task OpenAsync(Synced synced, CollectRequest request, CancellationToken cancellationToken)
    {
        var directory = await RepositoryDirectory.OpenAsync(state, RepositoryOf(request), cancellationToken);
        if (directory.Known is { } known) synced.Store = await BranchStore.OpenAsync(state, known, BranchOf(request, known), cancellationToken);
    }

    async Task SyncAsync(Synced synced, CollectRequest request, CancellationToken cancellationToken)
    {
        // Read again: whoever had the place before has moved it on.
        var directory = await RepositoryDirectory.OpenAsync(state, RepositoryOf(request), cancellationToken);
        var repository = await directory.CheckAsync(api, clock, request.Window.To, cancellationToken);
        var branch = BranchOf(request, repository);
        synced.Store = await BranchStore.OpenAsync(state, repository, branch, cancellationToken);
        try
        {
            await new CommitSync(api, synced.Store, repository, branch, clock).RunAsync(request.Window, cancellationToken);
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotVisible && synced.Store.History.Pass is null)
        {
            throw await Commits.MissingBranchAsync(api, RepositoryScope.Address(repository.FullName, "commits"), cancellationToken);
        }
    }

    static string RepositoryOf(CollectRequest request) => request.Scope[RepositoryScope.Repository];

    static string BranchOf(CollectRequest request, RepositoryIdentity repository) =>
        request.Scope.GetValueOrDefault(RepositoryScope.Branch, repository.DefaultBranch);

    static async IAsyncEnumerable<CapturedItem> ReadAsync(Synced synced, Window window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (synced.Store is not { } store) yield break;
        foreach (var rewrite in store.History.Rewrites)
            if (rewrite.LastSeenAt <= window.To && rewrite.NoticedAt >= window.From)
                yield return new CapturedItem(rewrite, rewrite.NoticedAt);
        await using var commits = store.ReadAsync(store.History.Known, slot => slot.From <= window.To && slot.To >= window.From, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(commits))
            if (commits.Current is var (evidence, observedAt) && window.Contains(evidence.CommittedAt))
                yield return new CapturedItem(evidence, observedAt, evidence.CommittedAt);
    }

    static async Task<bool> NextAsync(IAsyncEnumerator<SyncedCommit> commits)
    {
        try
        {
            return await commits.MoveNextAsync();
        }
        catch (SyncConflictException)
        {
            throw new SourceFailureException(
                Outcome.Unreachable, "state-changed", "what is remembered of this branch was lost or changed while it was read; asking again reads it anew");
        }
    }

    // Who may not read the repository any more is not given what was read when one might; and what may be cured by asking again is asked again first.
    static bool IsWorthWhatIsStored(SourceFailureException failure, CollectRequest request)
    {
        if (failure.Outcome is Outcome.Forbidden or Outcome.NotFound or Outcome.Refused or Outcome.Unsupported) return false;
        var mayPass = failure.Wait is not null || failure is { Outcome: Outcome.Unreachable, IsFull: false };
        var wait = failure.Wait is { Ticks: > 0 } told ? told : TimeSpan.Zero;
        return !mayPass || request.Ledger.Try >= Tries || wait + TimeToAskAgain > (request.Time?.Left ?? TimeSpan.Zero);
    }

    sealed record Synced
    {
        public BranchStore? Store { get; set; }

        public SourceFailureException? Failure { get; init; }
    }
}
