using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

[Evidence("github.deployment-range/1")]
public sealed record DeploymentRangeEvidence(
    [Operational("The deployment in the window.")] long DeploymentId,
    [Operational("The one before it in the same environment that is not known to have failed.")] long PreviousId,
    [Identifier("Where both were deployed to.")] string Environment,
    CommitRangeEvidence Range);
