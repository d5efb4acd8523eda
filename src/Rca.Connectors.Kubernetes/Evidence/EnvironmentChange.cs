using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record EnvironmentChange(
    [Identifier("The container.")] string Container,
    [Identifier("Names of variables that are new.")] IReadOnlyList<string> Added,
    [Identifier("Names of variables that are gone.")] IReadOnlyList<string> Removed,
    IReadOnlyList<EnvironmentValueChange> Changed);
