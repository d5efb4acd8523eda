using System.Globalization;
using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class PullRequests
{
    public const string Id = "github.pull-requests";
    public const string Permission = "Pull requests: read";
    const int MaximumOneByOne = 20;

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Merged pull requests",
        "Which pull requests were merged in the window, by whom, and how were they reviewed?",
        $"Two requests for every 100 pull requests changed since the window's start, at most {2 * GitHubApi.MaximumPages}; "
        + $"where GraphQL is off two for each of the first {MaximumOneByOne} merged in it.",
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
        var oneByOne = 0;
        var repository = request.Scope[RepositoryScope.Repository];
        await foreach (var page in api.PagesAsync<IReadOnlyList<WirePullRequest>>(RepositoryScope.Address(repository, "pulls"), query, Permission, cancellationToken))
        {
            var merged = page.Body.Where(p => p.MergedAt is { } at && request.Window.Contains(at) && seen.Add(p.Number)).ToList();
            var shas = merged.Select(p => p.MergeCommitSha).OfType<string>().ToList();
            var details = shas.Count == 0 ? null : await new CommitPulls(api, repository).TryReadAsync(shas, cancellationToken);
            foreach (var listed in merged)
            {
                var detail = details?.Body.GetValueOrDefault(listed.MergeCommitSha ?? "")?.FirstOrDefault(p => p.Number == listed.Number);
                var (read, failure) = detail is null && oneByOne++ < MaximumOneByOne ? await OneAsync(api, repository, listed, cancellationToken) : default;
                var evidence = detail is null ? read ?? Evidence(listed, listed.MergedAt!.Value, []) : Evidence(detail, listed.MergedAt!.Value, []);
                yield return new CapturedItem(evidence, page.ReceivedAt, listed.MergedAt);
                if (failure is not null) throw failure;
            }

            // Merging is an update: what was last updated before the window was not merged in it.
            if (page.Body.Any(p => p.UpdatedAt < request.Window.From)) yield break;
        }
    }

    public static PullRequestEvidence Evidence(WireCommitPulls.Pull read, DateTimeOffset merged, IReadOnlyList<string> brought) => new(
        read.Number,
        read.Title,
        merged,
        read.MergeCommit?.Sha,
        brought,
        read.BaseRef,
        read.Author?.Login,
        read.MergedBy?.Login,
        read.Review is null ? null : ClosedWord.Of(read.Review, PullRequestReview.Other),
        Quantity.Of(read.Approvals?.Total, UnknownReason.NotReported),
        [.. read.Labels?.Nodes.Select(l => l.Name).OfType<string>() ?? []]);

    public static PullRequestEvidence Evidence(WirePullRequest listed, DateTimeOffset merged, IReadOnlyList<string> brought) => new(
        listed.Number,
        listed.Title,
        merged,
        listed.MergeCommitSha,
        brought,
        listed.Base.Ref,
        listed.User?.Login,
        listed.MergedBy?.Login,
        null,
        Quantity.Unknown(UnknownReason.NotReported),
        [.. listed.Labels.Select(l => l.Name).OfType<string>()]);

    /// <summary>Where GraphQL is off: who merged it and its reviews, or why that could not be read, so that what the list said is kept.</summary>
    static async Task<(PullRequestEvidence? Read, SourceFailureException? Failure)> OneAsync(
        GitHubApi api, string repository, WirePullRequest listed, CancellationToken cancellationToken)
    {
        var evidence = Evidence(listed, listed.MergedAt!.Value, []);
        try
        {
            var address = RepositoryScope.Address(repository, $"pulls/{listed.Number.ToString(CultureInfo.InvariantCulture)}");
            evidence = evidence with { MergedBy = (await api.GetAsync<WirePullRequest>(address, null, Permission, cancellationToken)).Body.MergedBy?.Login };
            var page = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
            var reviews = await api.GetAsync<IReadOnlyList<WireReview>>(new Uri($"{address}/reviews", UriKind.Relative), page, Permission, cancellationToken);
            var approvals = reviews.Body.Count(r => r.State == "APPROVED");
            return (evidence with { Approvals = reviews.Next is null ? Quantity.Of(approvals) : Quantity.AtLeast(approvals) }, null);
        }
        catch (SourceFailureException e)
        {
            return (evidence, e);
        }
    }
}
