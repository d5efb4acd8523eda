using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

public sealed record RevertEvidence(
    [Operational("The commit that takes another one back.")] string Sha,
    [Operational("The commit that it takes back; absent when its message does not name it.")] string? RevertedSha);
