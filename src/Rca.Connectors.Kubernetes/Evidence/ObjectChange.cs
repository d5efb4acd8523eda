using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>When an object was created, and when its specification was last changed.</summary>
public sealed record ObjectChange(
    [Operational("When it was created.")] DateTimeOffset? CreatedAt,
    [Operational("When it was last changed, by its managed fields.")] DateTimeOffset? ChangedAt,
    [Operational("Whether it was created or changed in the window.")] bool ChangedInWindow,
    [Identifier("The client programs, not persons, that changed it then; several when they did in the same second.")] IReadOnlyList<string> Managers)
{
    /// <summary>When it was created and last changed, as changes of the configuration.</summary>
    public IEnumerable<TimelinePoint> Points() =>
        ChangedInWindow ? [.. Moments.At(TimelineWord.ConfigChanged, ChangedAt), .. CreatedAt == ChangedAt ? [] : Moments.At(TimelineWord.ConfigChanged, CreatedAt)] : [];
}
