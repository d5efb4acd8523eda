using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

public sealed record ApprovalEvidence(
    [Operational("What was said to it; GitHub does not say when.")] ApprovalState State,
    [Person("Who said so.")] string? Reviewer);
