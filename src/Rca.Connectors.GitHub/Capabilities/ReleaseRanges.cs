using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What lies between a release, or the revision that runs, and the release before it, by one comparison each.</summary>
/// <param name="api">The way to GitHub.</param>
/// <param name="request">What is collected.</param>
/// <param name="tags">What tags point to.</param>
/// <param name="line">The releases that were published until the window's end, newest first.</param>
sealed class ReleaseRanges(GitHubApi api, CollectRequest request, Tags tags, IReadOnlyList<ReleaseSeen> line)
{
    public const int Maximum = 5;

    readonly HashSet<long> _shown = [];

    public async IAsyncEnumerable<CapturedItem> CollectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (repository, shas) = (request.Scope[RepositoryScope.Repository], new List<string>());
        var inWindow = line.Where(r => request.Window.Contains(r.At)).ToList();
        foreach (var release in inWindow) _shown.Add(release.Listed.Id);
        var wanted = inWindow.Take(Maximum).Select(r => new Wanted(RangeMatch.Tag, r, r.Listed.TagName)).ToList();
        if (request.Scope.TryGetValue(RepositoryScope.Revision, out var revision))
        {
            var running = await FindAsync(revision, cancellationToken)
                ?? throw new SourceFailureException(
                    Outcome.NotFound, "no-such-revision", "the revision of the scope is neither a tag of the repository nor does it end with one of its commits");
            wanted = [running, .. wanted.Where(w => w.Release is null || w.Release != running.Release)];
        }

        foreach (var to in wanted)
        {
            if (await BeforeAsync(to, cancellationToken) is not var (from, fromSha, toSha)) continue;
            foreach (var release in new[] { to.Release, from }.OfType<ReleaseSeen>().Where(r => _shown.Add(r.Listed.Id)))
                yield return Releases.Item(release, DeploymentPosition.BeforeWindow, release == from ? fromSha : toSha);
            var range = await CommitRange.ReadAsync(api, repository, fromSha, toSha, cancellationToken);
            var evidence = new ReleaseRangeEvidence(to.MatchedBy, to.Release?.Listed.Id, from.Listed.Id, from.Listed.TagName, to.Name, range.Evidence);
            yield return new CapturedItem(evidence, range.ReadAt, to.Release?.At);
            shas.AddRange(range.Evidence.Shas);
        }

        await foreach (var pull in RangePulls.CollectAsync(api, repository, shas, cancellationToken)) yield return pull;

        if (inWindow.Count > Maximum)
            throw new SourceFailureException(Outcome.Truncated, "range-budget", $"what changed was read for the {Maximum} newest releases only");
    }

    /// <summary>What the revision of the scope stands for: a release by its tag, with or without its v, another tag, or the commit that it ends with.</summary>
    async Task<Wanted?> FindAsync(string revision, CancellationToken cancellationToken)
    {
        if (line.FirstOrDefault(r => Bare(r.Listed.TagName) == Bare(revision)) is { } release) return new Wanted(RangeMatch.Tag, release, release.Listed.TagName);
        if (await tags.CommitOfAsync(revision, cancellationToken) is { } tagged) return new Wanted(RangeMatch.Tag, null, revision, tagged);
        return await tags.CommitInAsync(revision, cancellationToken) is { } sha ? new Wanted(RangeMatch.Commit, null, revision, sha) : null;
    }

    /// <summary>The release before, and the commits of both; null when there is none, or one of the tags is gone.</summary>
    async Task<(ReleaseSeen From, string FromSha, string ToSha)?> BeforeAsync(Wanted to, CancellationToken cancellationToken)
    {
        if ((to.Sha ?? await tags.CommitOfAsync(to.Name, cancellationToken)) is not { } toSha) return null;
        // What is not ready for production was not what ran there before.
        var earlier = to.Release is { } release
            ? line.SkipWhile(r => r != release).Skip(1).Where(r => release.Listed.Prerelease || !r.Listed.Prerelease)
            : line.Where(r => !r.Listed.Prerelease);
        foreach (var from in earlier.Take(2))
            if (await tags.CommitOfAsync(from.Listed.TagName, cancellationToken) is { } fromSha && (to.Release is not null || fromSha != toSha))
                return (from, fromSha, toSha);
        return null;
    }

    static string Bare(string tag) => tag is ['v' or 'V', >= '0' and <= '9', ..] ? tag[1..] : tag;

    /// <summary>What a range ends with; its commit where that is known already.</summary>
    sealed record Wanted(RangeMatch MatchedBy, ReleaseSeen? Release, string Name, string? Sha = null);
}
