using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Identity;

static class TokenFindings
{
    public const string CanWrite = "token-can-write";

    public static IReadOnlyList<FindingDescriptor> All { get; } =
        [new(CanWrite, "The token can write.", "use a GitHub App or a fine-grained personal access token that has the read permissions of the descriptor only")];
}
