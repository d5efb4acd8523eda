using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Reads the pass under way to its end, page by page, and then moves the cursor.</summary>
sealed class PassReader(GitHubApi api, BranchStore store, RepositoryIdentity repository)
{
    ShaSet? _known;

    /// <summary>The commits that the pass has added, with their parents.</summary>
    readonly Dictionary<string, IReadOnlyList<string>> _added = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _known = null;
        while (store.History.Pass is { } pass)
        {
            if (_known is null) await LoadAsync(cancellationToken);
            var history = store.History;
            if (pass.Next is { } next)
                history = pass.Kind == PassKind.Between
                    ? await BetweenAsync(history, pass, next, cancellationToken)
                    : await ListAsync(history, pass, next, cancellationToken);
            else if (pass.Kind == PassKind.Newer && !IsProven(history.Head!, pass.Head))
                history = history with { Pass = pass with { Kind = PassKind.Between, Next = CommitPages.Between(repository.FullName, history.Head!, pass.Head) } };
            else
                history = history.Completed();
            await store.SaveAsync(history, cancellationToken);
        }
    }

    async Task<BranchHistory> ListAsync(BranchHistory history, SyncPass pass, string next, CancellationToken cancellationToken)
    {
        var page = await CommitPages.ListAsync(api, next, cancellationToken);
        return history with { Pass = await AddAsync(pass, page.Body, page.Next, page.ReceivedAt, cancellationToken) };
    }

    async Task<BranchHistory> BetweenAsync(BranchHistory history, SyncPass pass, string next, CancellationToken cancellationToken)
    {
        try
        {
            var page = await CommitPages.CompareAsync(api, next, cancellationToken);
            return page.Body.Status is "ahead" or "identical"
                ? history with { Pass = await AddAsync(pass, page.Body.Commits, page.Next, page.ReceivedAt, cancellationToken) }
                : Rewritten(history, pass, ClosedWord.Of(page.Body.Status, RewriteRelation.Other));
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotVisible)
        {
            // The same token has just read the new head: it is the old one that GitHub does not know any more.
            return Rewritten(history, pass, RewriteRelation.Gone);
        }
    }

    BranchHistory Rewritten(BranchHistory history, SyncPass pass, RewriteRelation relation)
    {
        _known = null;
        var rewrite = new HistoryRewriteEvidence(history.Head!, pass.Head, relation, history.SeenAt, pass.SeenAt);
        return history.Rewritten(rewrite, pass with
        {
            Kind = PassKind.Whole,
            Next = CommitPages.Whole(repository, pass.Head, pass.Since),
            Set = CommitIndex.Empty(pass.Since),
        });
    }

    async Task<SyncPass> AddAsync(SyncPass pass, IReadOnlyList<WireCommit> commits, Uri? next, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var added = new List<SyncedCommit>();
        foreach (var commit in commits)
            if (CommitReading.Read(commit) is { } read && read.CommittedAt >= pass.Since && _known!.Add(read.Sha))
                added.Add(new SyncedCommit(read, receivedAt));
        var set = await store.AddAsync(pass.Set, added, pass.SeenAt, cancellationToken);
        Remember(added);
        return pass with { Next = next?.AbsoluteUri, Set = set };
    }

    /// <summary>Reads what is stored, so that no commit is in the set twice.</summary>
    async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (known, place, before) = (new ShaSet(), 0, store.History.Set.Count);
        _added.Clear();
        await foreach (var commit in store.ReadAsync(store.History.Known, _ => true, cancellationToken))
        {
            known.Add(commit.Evidence.Sha);
            if (place++ >= before) Remember([commit]);
        }

        _known = known;
    }

    // Only this kind of pass needs a proof.
    void Remember(IReadOnlyList<SyncedCommit> commits)
    {
        if (store.History.Pass is { Kind: PassKind.Newer })
            foreach (var commit in commits) _added[commit.Evidence.Sha] = commit.Evidence.Parents;
    }

    /// <summary>
    /// Whether the parents alone prove that the new head descends from the old one and that nothing is missing between them.
    /// A merge brings commits older than the overlap, a force-push leaves the old head behind: both are seen here.
    /// </summary>
    bool IsProven(string from, string to)
    {
        if (_added.Values.Any(parents => parents.Any(p => p != from && !_known!.Contains(p)))) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal) { to };
        var left = new Stack<string>(seen);
        while (left.TryPop(out var sha))
        {
            if (string.Equals(sha, from, StringComparison.Ordinal)) return true;
            foreach (var parent in _added.GetValueOrDefault(sha) ?? [])
                if (seen.Add(parent)) left.Push(parent);
        }

        return false;
    }
}
