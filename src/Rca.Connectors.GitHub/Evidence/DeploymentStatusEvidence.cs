using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Evidence;

public sealed record DeploymentStatusEvidence(
    [Operational("How the deployment stood.")] DeploymentState State,
    [Operational("Since when.")] DateTimeOffset At);
