using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record ResourceChange(
    [Identifier("The container.")] string Container,
    [Operational("What changed; CPU in cores, memory in bytes.")] ResourceName Resource,
    [Operational("In the compared revision.")] Quantity From,
    [Operational("In this revision.")] Quantity To);
