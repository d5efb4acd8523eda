using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record ArgoDeployment(
    [Identifier("The revision, or the revisions of several sources: the commit, tag or chart version.")] IReadOnlyList<string> Revisions,
    [Operational("When it was deployed.")] DateTimeOffset? DeployedAt,
    [Operational("Whether that was in the window.")] bool InWindow);
