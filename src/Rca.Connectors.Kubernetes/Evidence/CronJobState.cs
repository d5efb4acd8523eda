using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

[Evidence("kubernetes.cron-job/1")]
public sealed record CronJobState(
    [Identifier("The namespace.")] string Namespace,
    [Identifier("The CronJob.")] string Name,
    [Operational("Whether it is suspended.")] bool Suspended,
    [FreeText("Its schedule.")] string? Schedule,
    [Operational("What it does while a run is not at its end.")] ConcurrencyPolicy Concurrency,
    [Operational("Runs that are not at their end.")] Quantity Active,
    [Operational("When it last started a run.")] DateTimeOffset? LastScheduledAt,
    [Operational("When a run last succeeded, by the CronJob or by its Jobs that are kept.")] DateTimeOffset? LastSucceededAt,
    [Operational("When a run last failed, by its Jobs that are kept.")] DateTimeOffset? LastFailedAt,
    [Operational("Whether the newest run that ended failed; not known where none is kept.")] bool? NewestFailed,
    ObjectChange Change) : IOnTimeline
{
    /// <inheritdoc/>
    public IEnumerable<TimelinePoint> Points(DateTimeOffset observedAt) => Moments.At(TimelineWord.Failed, LastFailedAt);
}
