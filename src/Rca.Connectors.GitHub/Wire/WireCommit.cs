namespace Rca.Connectors.GitHub.Wire;

sealed record WireCommit(string Sha, WireCommit.Git Commit, IReadOnlyList<WireCommit.Parent> Parents, WireUser? Author = null, WireUser? Committer = null)
{
    public sealed record Git(string Message, Signature? Author = null, Signature? Committer = null, Check? Verification = null);

    public sealed record Signature(string? Name = null, string? Email = null, DateTimeOffset? Date = null);

    public sealed record Check(bool Verified);

    public sealed record Parent(string Sha);
}
