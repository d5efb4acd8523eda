using System.Text.RegularExpressions;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>The commits that tags and revisions stand for, each asked once.</summary>
sealed partial class Tags(GitHubApi api, string repository)
{
    readonly Dictionary<string, string?> _commits = new(StringComparer.Ordinal);

    /// <summary>The commit that a tag points to; null for a tag that is not there.</summary>
    public async Task<string?> CommitOfAsync(string tag, CancellationToken cancellationToken)
    {
        if (!_commits.TryGetValue(tag, out var sha)) _commits[tag] = sha = await AskAsync(tag, cancellationToken);
        return sha;
    }

    /// <summary>The commit that an image's tag ends with, as builds put it there (<c>main-4f2a91c</c>); null when it names none that GitHub knows.</summary>
    public async Task<string?> CommitInAsync(string revision, CancellationToken cancellationToken)
    {
        if (CommitPattern().Match(revision) is not { Success: true } named) return null;
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["sha"] = named.Groups[1].Value, ["per_page"] = "1" };
        try
        {
            var page = await api.GetAsync<IReadOnlyList<WireCommit>>(RepositoryScope.Address(repository, "commits"), query, Commits.Permission, cancellationToken);
            return page.Body is [var commit, ..] && commit.Sha.StartsWith(named.Groups[1].Value, StringComparison.Ordinal) ? CommitReading.Id(commit.Sha) : null;
        }
        catch (SourceFailureException e) when (e.Reason is GitHubFailures.NotVisible or GitHubFailures.UnexpectedStatus)
        {
            return null;
        }
    }

    async Task<string?> AskAsync(string tag, CancellationToken cancellationToken)
    {
        // git has no such name, and an address with it leads elsewhere.
        var parts = tag.Split('/');
        if (parts.Any(p => p is "" or "." or "..")) return null;
        try
        {
            var path = $"git/ref/tags/{string.Join('/', parts.Select(Uri.EscapeDataString))}";
            var named = await GetAsync(path, cancellationToken);
            // An annotated tag is an object of its own.
            if (string.Equals(named.Type, "tag", StringComparison.Ordinal)) named = await GetAsync($"git/tags/{CommitReading.Id(named.Sha)}", cancellationToken);
            return string.Equals(named.Type, "commit", StringComparison.Ordinal) ? CommitReading.Id(named.Sha) : null;
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotVisible)
        {
            return null;
        }
    }

    async Task<WireGitReference.Target> GetAsync(string path, CancellationToken cancellationToken) =>
        (await api.GetAsync<WireGitReference>(RepositoryScope.Address(repository, path), null, Commits.Permission, cancellationToken)).Body.Object;

    [GeneratedRegex(@"(?:^|[-_.])([0-9a-f]{7,64})\z", RegexOptions.NonBacktracking)]
    private static partial Regex CommitPattern();
}
