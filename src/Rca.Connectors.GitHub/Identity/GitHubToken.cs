using Octokit;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;

namespace Rca.Connectors.GitHub.Identity;

static class GitHubToken
{
    public static Credentials Bearer(string token) => new(token, AuthenticationType.Bearer);

    public static Credentials Read(SecretReference? reference)
    {
        if (reference is null) return Credentials.Anonymous;
        string token;
        try
        {
            token = reference.Read();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SourceFailureException(Outcome.Failed, "token-unreadable", $"the token at {reference} cannot be read now: check that it is there and readable");
        }

        // A header refuses such a value with an exception that quotes it.
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
            throw new SourceFailureException(Outcome.Failed, "token-malformed", $"what is at {reference} is no token: it is empty or has blanks or control characters in it");
        return Bearer(token);
    }
}
