using Rca.Connectors.GitHub.Capabilities;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Brings the set of a branch up to date: docs/commit-sync.md. Every step is stored before the next one is asked.</summary>
sealed class CommitSync(GitHubApi api, BranchStore store, RepositoryIdentity repository, string branch, TimeProvider clock)
{
    // For clocks that differ and pushes that come late; what is older than this is found by the parents.
    static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    // Some 60,000 commits. A larger set begins anew, with what the incident asks for.
    const int MaximumSlots = 128;

    readonly PassReader _reader = new(api, store, repository);

    /// <summary>The branch from the window's start on, as it was at the window's end or later.</summary>
    /// <exception cref="SourceFailureException">It could not be read to its end; what was read is stored.</exception>
    /// <exception cref="SyncConflictException">The state is not what this goes by.</exception>
    public async Task RunAsync(Window window, CancellationToken cancellationToken)
    {
        var from = WholeSecond(window.From);
        // What was seen after the window's end shows all that was pushed until then.
        if (!await ResumeAsync(cancellationToken) || store.History.SeenAt < window.To) await FollowAsync(from, cancellationToken);
        if (store.History is { Head: { } head } history && from < history.Set.Since)
        {
            var older = CommitPages.Older(repository, head, from, history.Set.Since);
            await ReadAsync(new SyncPass(PassKind.Older, head, history.ETag, history.SeenAt, from, older, history.Set), cancellationToken);
        }
    }

    /// <summary>Goes on with the pass that was interrupted; false when there is none, or its head is gone.</summary>
    async Task<bool> ResumeAsync(CancellationToken cancellationToken)
    {
        if (store.History.Pass is null) return false;
        try
        {
            await _reader.RunAsync(cancellationToken);
            return true;
        }
        catch (SourceFailureException e) when (e.Reason is GitHubFailures.NotVisible or GitHubFailures.UnexpectedStatus)
        {
            await store.SaveAsync(store.History with { Pass = null }, cancellationToken);
            return false;
        }
    }

    async Task FollowAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var history = store.History;
        var page = await CommitPages.HeadAsync(api, repository, branch, history.ETag, cancellationToken);
        if (page is not null && page.Body.Count == 0) return;
        var now = clock.GetUtcNow();
        var head = page is null ? history.Head! : CommitReading.Id(page.Body[0].Sha);
        var etag = page is null ? history.ETag : page.Headers.Find("ETag");
        if (string.Equals(head, history.Head, StringComparison.Ordinal))
        {
            await store.SaveAsync(history with { ETag = etag, SeenAt = now }, cancellationToken);
        }
        else if (history.Head is null || history.Set.Slots.Count > MaximumSlots)
        {
            var whole = new SyncPass(PassKind.Whole, head, etag, now, from, CommitPages.Whole(repository, head, from), CommitIndex.Empty(from));
            await store.SaveAsync(history.Restarted(whole), cancellationToken);
            await _reader.RunAsync(cancellationToken);
        }
        else
        {
            var since = history.Set.Newest - Overlap is var overlapped && overlapped > history.Set.Since ? overlapped : history.Set.Since;
            var newer = CommitPages.Whole(repository, head, since);
            await ReadAsync(new SyncPass(PassKind.Newer, head, etag, now, history.Set.Since, newer, history.Set), cancellationToken);
        }
    }

    async Task ReadAsync(SyncPass pass, CancellationToken cancellationToken)
    {
        await store.SaveAsync(store.History with { Pass = pass }, cancellationToken);
        await _reader.RunAsync(cancellationToken);
    }

    static DateTimeOffset WholeSecond(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
