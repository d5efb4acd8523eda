namespace Rca.Connectors.GitHub.Wire;

sealed record WirePullRequest(
    long Number,
    string Title,
    DateTimeOffset UpdatedAt,
    WirePullRequest.Branch Base,
    IReadOnlyList<WirePullRequest.Label> Labels,
    DateTimeOffset? MergedAt = null,
    string? MergeCommitSha = null,
    WireUser? User = null,
    WireUser? MergedBy = null)
{
    public sealed record Branch(string Ref);

    public sealed record Label(string? Name = null);
}
