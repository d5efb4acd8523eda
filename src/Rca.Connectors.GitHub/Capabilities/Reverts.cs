using System.Text.RegularExpressions;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>Commits that take another one back, as git and GitHub word it.</summary>
static partial class Reverts
{
    public static RevertEvidence? Read(WireCommit commit)
    {
        var named = NamedPattern().Match(commit.Commit.Message);
        return named.Success || commit.Commit.Message.StartsWith("Revert \"", StringComparison.Ordinal)
            ? new RevertEvidence(CommitReading.Id(commit.Sha), named.Success ? named.Groups[1].Value : null)
            : null;
    }

    [GeneratedRegex(@"^This reverts commit ([0-9a-f]{40}(?:[0-9a-f]{24})?)\b", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex NamedPattern();
}
