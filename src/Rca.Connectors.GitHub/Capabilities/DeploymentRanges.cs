using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What lies between a deployment and the one before it in the same environment, by one comparison each.</summary>
static class DeploymentRanges
{
    public const int Maximum = 5;

    /// <param name="api">The way to GitHub.</param>
    /// <param name="request">What is collected.</param>
    /// <param name="line">The deployments that were read, newest first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, IReadOnlyList<DeploymentSeen> line, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (repository, shas) = (request.Scope[RepositoryScope.Repository], new List<string>());
        foreach (var (from, to) in Pairs(line).Take(Maximum))
        {
            var range = await CommitRange.ReadAsync(api, repository, from.Sha, to.Sha, cancellationToken);
            yield return new CapturedItem(new DeploymentRangeEvidence(to.Id, from.Id, to.Environment, range.Evidence), range.ReadAt, to.CreatedAt);
            shas.AddRange(range.Evidence.Shas);
        }

        await foreach (var pull in RangePulls.CollectAsync(api, repository, shas, cancellationToken)) yield return pull;
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
}
