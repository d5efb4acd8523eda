using System.Globalization;
using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Wire;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>The addresses of pages of commits, and what is on them.</summary>
static class CommitPages
{
    const string Permission = Commits.Permission;

    public static string Whole(RepositoryIdentity repository, string head, DateTimeOffset since) =>
        $"{List(repository, head)}&since={Time(since)}";

    public static string Older(RepositoryIdentity repository, string head, DateTimeOffset since, DateTimeOffset until) =>
        $"{List(repository, head)}&since={Time(since)}&until={Time(until)}";

    public static string Between(string repository, string from, string to) =>
        $"{RepositoryScope.Address(repository, $"compare/{from}...{to}")}?per_page={GitHubApi.PageSize}";

    /// <summary>The newest commit of a branch; null when it is that which <paramref name="etag"/> was given with.</summary>
    public static Task<Page<IReadOnlyList<WireCommit>>?> HeadAsync(
        GitHubApi api, RepositoryIdentity repository, string branch, string? etag, CancellationToken cancellationToken)
    {
        // Without a time: the head of a branch is the first, whatever its date.
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["sha"] = branch, ["per_page"] = "1" };
        var address = RepositoryScope.Address(repository.FullName, "commits");
        return api.GetIfChangedAsync<IReadOnlyList<WireCommit>>(address, query, etag, Permission, cancellationToken);
    }

    public static Task<Page<IReadOnlyList<WireCommit>>> ListAsync(GitHubApi api, string address, CancellationToken cancellationToken) =>
        api.GetAsync<IReadOnlyList<WireCommit>>(new Uri(address, UriKind.RelativeOrAbsolute), null, Permission, cancellationToken);

    public static Task<Page<WireComparison>> CompareAsync(GitHubApi api, string address, CancellationToken cancellationToken) =>
        api.GetAsync<WireComparison>(new Uri(address, UriKind.RelativeOrAbsolute), null, Permission, cancellationToken);

    // Of a commit, not of a branch: its pages stay what they are while others push.
    static string List(RepositoryIdentity repository, string head) =>
        string.Create(CultureInfo.InvariantCulture, $"{RepositoryScope.Address(repository.FullName, "commits")}?sha={head}&per_page={GitHubApi.PageSize}");

    static string Time(DateTimeOffset time) => Uri.EscapeDataString(WindowExtensions.Seconds(time));
}
