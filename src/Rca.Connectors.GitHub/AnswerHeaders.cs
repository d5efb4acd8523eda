using Octokit;

namespace Rca.Connectors.GitHub;

/// <summary>An answer's headers by name in any case: HTTP/2 spells them in lower case, and Octokit's dictionary may or may not mind.</summary>
sealed class AnswerHeaders(IResponse? answer)
{
    public string? Find(string name) =>
        answer?.Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
