using System.Globalization;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>Which pull requests brought which commits: a hundred commits with one request of GraphQL, where REST takes one for each.</summary>
sealed class CommitPulls(GitHubApi api, string repository)
{
    public const int Batch = 100;

    static readonly string Query = ReadQuery();

    /// <summary>The pull requests, by the commits that were asked about and are there; null where GraphQL is off or not for this token.</summary>
    public async Task<Page<IReadOnlyDictionary<string, IReadOnlyList<WireCommitPulls.Pull>>>?> TryReadAsync(
        IReadOnlyList<string> shas, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, IReadOnlyList<WireCommitPulls.Pull>>(StringComparer.Ordinal);
        Page<WireGraph<WireCommitPulls>>? last = null;
        foreach (var batch in shas.Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            // An id is nothing but hexadecimal digits, so it can stand in the text itself.
            var commits = batch.Select((sha, n) =>
                string.Create(CultureInfo.InvariantCulture, $"c{n}: object(oid: \"{CommitReading.Id(sha)}\") {{ ...brought }}"));
            var parts = repository.Split('/');
            var query = Query.Replace("#commits", string.Join('\n', commits), StringComparison.Ordinal);
            last = await TryAskAsync(new { query, variables = new { owner = parts[0], name = parts[1] } }, cancellationToken);
            if (last?.Body.Data?.Repository is not { } read) return null;
            foreach (var commit in read.Values)
                if (commit is { Oid: { } sha, Pulls.Nodes: var pulls }) found[sha] = pulls;
        }

        return last is null ? null : new(found, null, last.Headers, last.ReceivedAt);
    }

    async Task<Page<WireGraph<WireCommitPulls>>?> TryAskAsync(object question, CancellationToken cancellationToken)
    {
        try
        {
            var page = await api.QueryAsync<WireGraph<WireCommitPulls>>(question, PullRequests.Permission, cancellationToken);
            // GraphQL refuses with 200; what it left out for want of a right must not look like none.
            if (page.Body.Errors is not [var error, ..]) return page;
            return error.Kind == "RATE_LIMITED"
                ? throw SourceFailureException.Throttled("rate-limit", "GitHub's limit of GraphQL is used up", TimeSpan.FromMinutes(1))
                : null;
        }
        catch (SourceFailureException e) when (e.Outcome is Outcome.Forbidden or Outcome.Failed)
        {
            return null;
        }
    }

    static string ReadQuery()
    {
        using var stream = typeof(CommitPulls).Assembly.GetManifestResourceStream("CommitPulls.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
