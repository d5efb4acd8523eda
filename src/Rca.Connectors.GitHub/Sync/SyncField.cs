namespace Rca.Connectors.GitHub.Sync;

/// <summary>The names of what is kept in clear.</summary>
enum SyncField
{
    RepositoryId,
    CheckedAt,
    SeenAt,
    CompleteSince,
    NewestCommit,
    Commits,
    From,
    To,
}
