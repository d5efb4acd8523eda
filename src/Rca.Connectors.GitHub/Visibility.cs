using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

/// <summary>
/// What a 404 means. GitHub says it of what is not there and of what the token may not see; the token's own list of repositories tells these apart, sometimes.
/// </summary>
static class Visibility
{
    const string Permission = "Metadata: read";

    /// <summary>The failure as it was, unless the list proves more.</summary>
    public static async Task<SourceFailureException> JudgeAsync(
        GitHubApi api, WireInstallationToken? app, string repository, SourceFailureException failure, CancellationToken cancellationToken)
    {
        try
        {
            var isApp = app is not null;
            var names = isApp ? InstallationAsync(api, cancellationToken) : UserAsync(api, cancellationToken);
            var owner = repository.Split('/')[0] + "/";
            var isOwners = false;
            await foreach (var name in names)
            {
                if (string.Equals(name, repository, StringComparison.OrdinalIgnoreCase))
                    return new SourceFailureException(Outcome.NotFound, "not-there", "the token sees the repository, and what was asked of it is not there");
                isOwners |= name.StartsWith(owner, StringComparison.OrdinalIgnoreCase);
            }

            // An installation is for one account: with all its repositories to see, the one that is not among them does not exist.
            return isOwners && app is { RepositorySelection: "all" }
                ? new SourceFailureException(Outcome.NotFound, "no-such-repository", "the App sees all repositories of this owner, and none has this name")
                : failure;
        }
        catch (SourceFailureException)
        {
            return failure;
        }
    }

    static async IAsyncEnumerable<string> UserAsync(GitHubApi api, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in api.PagesAsync<IReadOnlyList<WireRepository>>(new Uri("user/repos", UriKind.Relative), All(), Permission, cancellationToken))
            foreach (var repository in page.Body) yield return repository.FullName;
    }

    static async IAsyncEnumerable<string> InstallationAsync(GitHubApi api, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in api.PagesAsync<WireInstallation>(new Uri("installation/repositories", UriKind.Relative), All(), Permission, cancellationToken))
            foreach (var repository in page.Body.Repositories) yield return repository.FullName;
    }

    static Dictionary<string, string> All() => new(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
}
