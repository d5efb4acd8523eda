namespace Rca.Connectors.GitHub.Wire;

/// <summary>Commits by the aliases of the query, each with the pull requests that brought it; null for one that is not there.</summary>
sealed record WireCommitPulls(IReadOnlyDictionary<string, WireCommitPulls.Commit?>? Repository = null)
{
    public sealed record Commit(string? Oid = null, List<Pull>? Pulls = null);

    public sealed record List<T>(IReadOnlyList<T> Nodes);

    public sealed record Pull(
        long Number,
        string Title,
        string BaseRef,
        DateTimeOffset? MergedAt = null,
        string? Review = null,
        Count? Approvals = null,
        WireUser? Author = null,
        WireUser? MergedBy = null,
        Oid? MergeCommit = null,
        List<WirePullRequest.Label>? Labels = null);

    public sealed record Count(long Total);

    public sealed record Oid(string Sha);
}
