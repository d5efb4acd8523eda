using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class Releases
{
    public const string Id = "github.releases";
    public const string Permission = Commits.Permission;

    // The list goes by the time of the tagged commit, and a release may be published some time after that.
    static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Releases",
        "What was released in the window and before it, and which changes lie in between, where no deployments are recorded?",
        $"One request for every 100 releases since 30 days before the window, at most {GitHubApi.MaximumPages}, "
        + $"and for each of the {ReleaseRanges.Maximum} newest in it at most six: what two tags point to, one comparison, and the pull requests in between.",
        [RepositoryScope.Key, new(RepositoryScope.Revision, ScopeForm.Word, Required: false)],
        [EvidenceKind.Of<ReleaseEvidence>(), EvidenceKind.Of<ReleaseRangeEvidence>(), EvidenceKind.Of<PullRequestEvidence>()],
        Needs: [Permission],
        MayUse: [PullRequests.Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
        var tags = new Tags(api, request.Scope[RepositoryScope.Repository]);
        var line = new List<ReleaseSeen>();
        var (seen, tagsRead) = (new HashSet<long>(), 0);
        var address = RepositoryScope.Address(request.Scope, "releases");
        await foreach (var page in api.PagesAsync<IReadOnlyList<WireRelease>>(address, query, Permission, cancellationToken))
        {
            foreach (var release in page.Body.Where(r => seen.Add(r.Id)).Select(r => new ReleaseSeen(r, page.ReceivedAt)))
            {
                line.Add(release);
                if (!request.Window.Contains(release.At)) continue;
                var sha = release.Listed.Draft || tagsRead++ >= ReleaseRanges.Maximum ? null : await tags.CommitOfAsync(release.Listed.TagName, cancellationToken);
                yield return Item(release, DeploymentPosition.InWindow, sha);
            }

            if (page.Body.Any(r => r.CreatedAt < request.Window.From - LookBack)) break;
        }

        var ranges = new ReleaseRanges(api, request, tags, [.. line.Where(r => !r.Listed.Draft && r.At <= request.Window.To).OrderByDescending(r => r.At)]);
        await foreach (var item in ranges.CollectAsync(cancellationToken)) yield return item;
    }

    public static CapturedItem Item(ReleaseSeen release, DeploymentPosition position, string? sha)
    {
        var listed = release.Listed;
        var evidence = new ReleaseEvidence(
            listed.Id, position, listed.TagName, sha, listed.Name, listed.Draft, listed.Prerelease, listed.PublishedAt, listed.Author?.Login);
        return new CapturedItem(evidence, release.ReadAt, release.At);
    }
}
