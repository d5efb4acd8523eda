using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.event/1")]
public sealed record ClusterEvent(
    [Identifier("The namespace.")] string Namespace,
    [Operational("The kind of object that it is about.")] EventObject ObjectKind,
    [Identifier("The name of that object.")] string ObjectName,
    [Operational("Normal or a warning.")] EventType Type,
    [Operational("Its reason.")] EventReason Reason,
    [FreeText("Its reason in the reporter's word, where it is none of the known ones.")] string? OtherReason,
    [Operational("How often it happened in the window; at most, when counting began before it or went on after it.")] Quantity Count,
    [Operational("When it first happened, as far as the server still knows.")] DateTimeOffset? FirstAt,
    [Operational("When it last happened.")] DateTimeOffset? LastAt,
    [FreeText("Its messages, the newest first.")] IReadOnlyList<string> Messages,
    [Operational("How many different messages there were.")] Quantity DifferentMessages) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => EventWords.Of(Reason, Type) is { } word ? Moments.Between(word, FirstAt, LastAt) : [];
}
