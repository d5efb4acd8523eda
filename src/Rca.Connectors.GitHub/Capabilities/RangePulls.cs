using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>The pull requests that brought what lies between two commits, each with its commits.</summary>
static class RangePulls
{
    public const int MaximumOneByOne = 20;

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, string repository, IReadOnlyList<string> shas, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (shas.Count == 0) yield break;
        if (await new CommitPulls(api, repository).TryReadAsync(shas, cancellationToken) is { } read)
        {
            foreach (var pull in read.Body.SelectMany(c => c.Value.Select(p => (c.Key, Pull: p))).GroupBy(p => p.Pull.Number))
                if (pull.First().Pull is { MergedAt: { } merged } first)
                    yield return new CapturedItem(PullRequests.Evidence(first, merged, [.. pull.Select(p => p.Key)]), read.ReceivedAt, merged);
            yield break;
        }

        await foreach (var item in OneByOneAsync(api, repository, shas, cancellationToken)) yield return item;
    }

    /// <summary>With REST: of the newest commits, for each takes a request.</summary>
    static async IAsyncEnumerable<CapturedItem> OneByOneAsync(
        GitHubApi api, string repository, IReadOnlyList<string> shas, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, (WirePullRequest Pull, List<string> Shas, DateTimeOffset ReadAt)>();
        foreach (var sha in shas.TakeLast(MaximumOneByOne))
        {
            var address = RepositoryScope.Address(repository, $"commits/{sha}/pulls");
            var page = await api.GetAsync<IReadOnlyList<WirePullRequest>>(address, null, PullRequests.Permission, cancellationToken);
            foreach (var pull in page.Body)
                if (found.TryGetValue(pull.Number, out var known)) known.Shas.Add(sha);
                else found[pull.Number] = (pull, [sha], page.ReceivedAt);
        }

        foreach (var (pull, brought, readAt) in found.Values)
            if (pull.MergedAt is { } merged) yield return new CapturedItem(PullRequests.Evidence(pull, merged, brought), readAt, merged);
    }
}
