using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class Commits
{
    public const string Id = "github.commits";
    public const string Permission = "Contents: read";

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Commits",
        "Which commits were made on a branch in the window, by whom, were they signed, and was history rewritten?",
        "With a state one request for the repository, one for the branch, and one for every 100 commits that are not known yet; "
        + $"without one, one for every 100 commits, at most {GitHubApi.MaximumPages}.",
        [RepositoryScope.Key, new(RepositoryScope.Branch, ScopeForm.Word, Required: false)],
        [EvidenceKind.Of<CommitEvidence>(), EvidenceKind.Of<HistoryRewriteEvidence>()],
        Needs: [Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await FirstAsync(api, request, cancellationToken) is not { } first) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in api.PagesAsync(first, Permission, cancellationToken))
            foreach (var commit in page.Body)
                // since and until go by the committer's date, and so does this.
                if (CommitReading.Read(commit) is { } read && request.Window.Contains(read.CommittedAt) && seen.Add(read.Sha))
                    yield return new CapturedItem(read, page.ReceivedAt, read.CommittedAt);
    }

    /// <summary>The first page; null for a repository without a commit, which GitHub answers with 409.</summary>
    static async Task<Page<IReadOnlyList<WireCommit>>?> FirstAsync(GitHubApi api, CollectRequest request, CancellationToken cancellationToken)
    {
        var address = RepositoryScope.Address(request.Scope, "commits");
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["since"] = request.Window.Since(),
            ["until"] = request.Window.Until(),
            ["per_page"] = GitHubApi.PageSize,
        };
        var hasBranch = request.Scope.TryGetValue(RepositoryScope.Branch, out var branch);
        if (hasBranch) query["sha"] = branch!;
        try
        {
            return await api.GetAsync<IReadOnlyList<WireCommit>>(address, query, Permission, cancellationToken);
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.Conflict)
        {
            return null;
        }
        catch (SourceFailureException e) when (hasBranch && e.Reason == GitHubFailures.NotVisible)
        {
            throw await MissingBranchAsync(api, address, cancellationToken);
        }
    }

    /// <summary>Reading the same list without the branch proves that the token may read it: then it is the branch that is missing.</summary>
    public static async Task<SourceFailureException> MissingBranchAsync(GitHubApi api, Uri address, CancellationToken cancellationToken)
    {
        var one = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = "1" };
        await api.GetAsync<IReadOnlyList<WireCommit>>(address, one, Permission, cancellationToken);
        return new SourceFailureException(Outcome.NotFound, "no-such-branch", "the repository is readable and has no such branch");
    }
}
