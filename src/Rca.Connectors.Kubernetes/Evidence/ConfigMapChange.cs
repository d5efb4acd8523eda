using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.config-map/1")]
public sealed record ConfigMapChange(
    [Identifier("The namespace.")] string Namespace,
    [Operational("What kind of workload refers to it.")] WorkloadKind Kind,
    [Identifier("The workload whose newest pod template refers to it.")] string Workload,
    [Identifier("The ConfigMap.")] string Name,
    [Operational("How the template uses it.")] IReadOnlyList<ReferenceUse> Uses,
    [Operational("Whether it exists.")] bool Exists,
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("When its data was last changed, by its managed fields.")] DateTimeOffset? ChangedAt,
    [Operational("Whether that was in the window.")] bool? ChangedInWindow,
    [Operational("How long before the window's end that was.", Unit = "seconds")] Quantity LeadTime,
    [Identifier("The client programs, not persons, that changed it then; several when they did in the same second.")] IReadOnlyList<string> Managers,
    [Operational("Whether its values were read and compared by digests, or its metadata alone was asked for.")] ConfigComparison Comparison,
    [Operational("When the collection before this one read it.")] DateTimeOffset? ComparedWith,
    [Operational("How many keys it has.")] Quantity KeyCount,
    IReadOnlyList<ConfigKey> Keys,
    [Identifier("Keys that an earlier collection saw and that are gone.")] IReadOnlyList<string> KeysRemoved) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.ConfigChanged, ChangedAt);
}
