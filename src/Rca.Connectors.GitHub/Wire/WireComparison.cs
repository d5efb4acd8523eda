namespace Rca.Connectors.GitHub.Wire;

sealed record WireComparison(string Status, long TotalCommits, IReadOnlyList<WireCommit> Commits, long? BehindBy = null, IReadOnlyList<WireComparison.File>? Files = null)
{
    public sealed record File(string Filename);
}
