using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record FluxDeployment(
    [Identifier("The version of the chart, or the revision.")] string? Revision,
    [Operational("What became of it.")] HelmStatus? Status,
    [Operational("When it was first deployed.")] DateTimeOffset? FirstAt,
    [Operational("When it was last deployed.")] DateTimeOffset? LastAt,
    [Operational("Whether that was in the window.")] bool InWindow);
