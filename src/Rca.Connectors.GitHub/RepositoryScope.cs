using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

static class RepositoryScope
{
    public const string Repository = "repository";
    public const string Branch = "branch";
    public const string Environment = "environment";
    public const string Revision = "revision";

    public static ScopeKey Key { get; } = new(Repository, ScopeForm.Repository);

    /// <summary>An address below the repository of the scope.</summary>
    public static Uri Address(IReadOnlyDictionary<string, string> scope, string below) => Address(scope[Repository], below);

    public static Uri Address(string repository, string below) => new($"{Address(repository)}/{below}", UriKind.Relative);

    public static Uri Address(string repository)
    {
        // "." and ".." have the form of a repository's name, and an address with them leads elsewhere.
        if (repository.EndsWith("/.", StringComparison.Ordinal) || repository.EndsWith("/..", StringComparison.Ordinal))
            throw new SourceFailureException(Outcome.Refused, "invalid-repository", "a repository cannot be named . or ..");
        return new Uri($"repos/{repository}", UriKind.Relative);
    }
}
