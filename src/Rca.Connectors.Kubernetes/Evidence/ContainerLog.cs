using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>The newest lines of a container's log.</summary>
[Evidence("kubernetes.log/2")]
public sealed record ContainerLog(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The pod.")] string Pod,
    [Identifier("The container.")] string Container,
    [Operational("Whether these are the lines of the container before its last restart.")] bool Previous,
    [FreeText("The lines, the newest last, each with its time, some in a piece.")] IReadOnlyList<string> Pieces,
    [Operational("How many lines these are.")] Quantity Lines,
    [Operational("Whether there are older lines that are not here.")] bool Cut,
    [Operational("When the newest line was written.")] DateTimeOffset? LastAt);
