using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record ImageChange(
    [Identifier("The container.")] string Container,
    [Identifier("Its image in the compared revision.")] string From,
    [Identifier("Its image in this revision.")] string To,
    [Identifier("The tag before.")] string? FromTag,
    [Identifier("The tag now.")] string? ToTag);
