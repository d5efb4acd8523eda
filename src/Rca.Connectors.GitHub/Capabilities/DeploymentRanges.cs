using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Sync;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What lies between a deployment and the one before it in the same environment, by one comparison each.</summary>
static class DeploymentRanges
{
    public const int Maximum = 5;

    // GitHub lists no more files than these.
    const int MaximumFiles = 300;

    /// <param name="api">The way to GitHub.</param>
    /// <param name="request">What is collected.</param>
    /// <param name="line">The deployments that were read, newest first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, IReadOnlyList<DeploymentSeen> line, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (from, to) in Pairs(line).Take(Maximum)) yield return await ReadAsync(api, request, from, to, cancellationToken);
    }

    /// <summary>Whether there are more than are read.</summary>
    public static bool IsMore(IReadOnlyList<DeploymentSeen> line) => Pairs(line).Skip(Maximum).Any();

    static IEnumerable<(WireDeployment From, WireDeployment To)> Pairs(IReadOnlyList<DeploymentSeen> line) =>
        from place in Enumerable.Range(0, line.Count)
        let to = line[place]
        where to.IsInWindow
        let before = line.Skip(place + 1)
            .FirstOrDefault(d => string.Equals(d.Listed.Environment, to.Listed.Environment, StringComparison.Ordinal) && !d.HasFailed)
        where before is not null
        select (before.Listed, to.Listed);

    static async Task<CapturedItem> ReadAsync(GitHubApi api, CollectRequest request, WireDeployment from, WireDeployment to, CancellationToken cancellationToken)
    {
        var address = CommitPages.Between(request.Scope[RepositoryScope.Repository], CommitReading.Id(from.Sha), CommitReading.Id(to.Sha));
        try
        {
            var page = await CommitPages.CompareAsync(api, address, cancellationToken);
            return new CapturedItem(Evidence(from, to, page.Body), page.ReceivedAt, to.CreatedAt);
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotVisible)
        {
            // A commit that no branch has any more may be gone; the deployment stays.
            return new CapturedItem(Evidence(from, to, null), api.Now, to.CreatedAt);
        }
    }

    static DeploymentRangeEvidence Evidence(WireDeployment from, WireDeployment to, WireComparison? read)
    {
        var files = read?.Files?.CountBy(f => PathClasses.Of(f.Filename)).ToDictionary();
        return new(
            to.Id,
            from.Id,
            to.Environment,
            from.Sha,
            to.Sha,
            read is null ? RangeRelation.Gone : ClosedWord.Of(read.Status, RangeRelation.Other),
            Quantity.Of(read?.TotalCommits, UnknownReason.NotReported),
            Quantity.Of(read?.BehindBy, UnknownReason.NotReported),
            [.. read?.Commits.Select(c => CommitReading.Id(c.Sha)) ?? []],
            [.. read?.Commits.Select(Reverts.Read).OfType<RevertEvidence>() ?? []],
            Count(PathClass.Ci),
            Count(PathClass.Dependency),
            Count(PathClass.Migration),
            Count(PathClass.Infra),
            Count(PathClass.Config),
            Count(PathClass.Code));

        Quantity Count(PathClass of)
        {
            if (files is null) return Quantity.Unknown(UnknownReason.NotReported);
            var count = files.GetValueOrDefault(of);
            return read!.Files!.Count < MaximumFiles ? Quantity.Of(count) : Quantity.AtLeast(count);
        }
    }
}
