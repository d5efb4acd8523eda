namespace Rca.Connectors.GitHub.Wire;

sealed record WireRelease(
    long Id,
    string TagName,
    bool Draft,
    bool Prerelease,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt = null,
    string? Name = null,
    WireUser? Author = null);
