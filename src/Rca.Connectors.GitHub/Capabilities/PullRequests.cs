using System.Globalization;
using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class PullRequests
{
    public const string Id = "github.pull-requests";
    public const string Permission = "Pull requests: read";
    const int MaximumDetails = 20;

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Merged pull requests",
        "Which pull requests were merged in the window, and who merged them?",
        $"One request for every 100 pull requests changed since the window's start, at most {GitHubApi.MaximumPages}, and one for each of the first {MaximumDetails} merged in it.",
        [RepositoryScope.Key],
        [EvidenceKind.Of<PullRequestEvidence>()],
        Needs: [Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = "closed",
            ["sort"] = "updated",
            ["direction"] = "desc",
            ["per_page"] = GitHubApi.PageSize,
        };
        // A change while we page moves a pull request to the front and so shows another one twice, never hides one.
        var seen = new HashSet<long>();
        var details = 0;
        await foreach (var page in api.PagesAsync<IReadOnlyList<WirePullRequest>>(RepositoryScope.Address(request.Scope, "pulls"), query, Permission, cancellationToken))
        {
            foreach (var listed in page.Body)
            {
                if (listed.MergedAt is not { } merged || !request.Window.Contains(merged) || !seen.Add(listed.Number)) continue;
                var (mergedBy, failure) = details++ < MaximumDetails ? await MergedByAsync(api, request, listed.Number, cancellationToken) : default;
                yield return new CapturedItem(Evidence(listed, merged, mergedBy), page.ReceivedAt, merged);
                if (failure is not null) throw failure;
            }

            // Merging is an update: what was last updated before the window was not merged in it.
            if (page.Body.Any(p => p.UpdatedAt < request.Window.From)) yield break;
        }
    }

    /// <summary>Who merged it, which the list does not say; or why that could not be read, so that what the list said is kept.</summary>
    static async Task<(string? Login, SourceFailureException? Failure)> MergedByAsync(
        GitHubApi api, CollectRequest request, long number, CancellationToken cancellationToken)
    {
        try
        {
            var address = RepositoryScope.Address(request.Scope, $"pulls/{number.ToString(CultureInfo.InvariantCulture)}");
            return ((await api.GetAsync<WirePullRequest>(address, null, Permission, cancellationToken)).Body.MergedBy?.Login, null);
        }
        catch (SourceFailureException e)
        {
            return (null, e);
        }
    }

    static PullRequestEvidence Evidence(WirePullRequest listed, DateTimeOffset merged, string? mergedBy) => new(
        listed.Number,
        listed.Title,
        merged,
        listed.MergeCommitSha,
        listed.Base.Ref,
        listed.User?.Login,
        mergedBy,
        [.. listed.Labels.Select(l => l.Name).OfType<string>()]);
}
