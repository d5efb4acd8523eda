using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Jobs;

/// <summary>The Jobs and CronJobs of a namespace in numbers, and which of them are shown.</summary>
static class JobTally
{
    const int MaximumJobs = 20;
    const int MaximumCronJobs = 50;

    /// <summary>Those that failed, the newest failure first, then those that are not at their end, the newest first.</summary>
    public static IReadOnlyList<JobState> Shown(IEnumerable<JobState> jobs) =>
    [
        .. jobs.Where(j => j.Phase != JobPhase.Complete).OrderBy(j => j.Phase).ThenByDescending(j => j.FailedAt).ThenByDescending(j => j.CreatedAt)
            .ThenBy(j => j.Name, StringComparer.Ordinal).Take(MaximumJobs),
    ];

    /// <summary>Those whose newest run failed, then those that are suspended, then by name.</summary>
    public static IReadOnlyList<CronJobState> Shown(IEnumerable<CronJobState> jobs) =>
    [
        .. jobs.OrderByDescending(j => j.NewestFailed == true).ThenByDescending(j => j.Suspended).ThenBy(j => j.Name, StringComparer.Ordinal)
            .Take(MaximumCronJobs),
    ];

    /// <param name="inNamespace">The namespace.</param>
    /// <param name="jobs">All its Jobs; null where they cannot be seen.</param>
    /// <param name="cronJobs">All its CronJobs; null where they cannot be seen.</param>
    /// <param name="unseen">Why something cannot be seen.</param>
    public static JobSummary Describe(
        string inNamespace, IReadOnlyList<JobState>? jobs, IReadOnlyList<CronJobState>? cronJobs, Func<EvidencePart, UnknownReason> unseen)
    {
        return new JobSummary(inNamespace, Count(_ => true), Of(JobPhase.Failed), Count(j => j.FailedInWindow),
            Of(JobPhase.Running), Of(JobPhase.Waiting), Of(JobPhase.Suspended),
            Of(JobPhase.Complete), Quantity.Of(jobs is null ? 0 : Shown(jobs).Count),
            Quantity.Of(cronJobs?.Count, unseen(EvidencePart.CronJobs)), Quantity.Of(cronJobs is null ? 0 : Shown(cronJobs).Count));

        Quantity Of(JobPhase phase) => Count(j => j.Phase == phase);

        Quantity Count(Func<JobState, bool> which) => Quantity.Of(jobs?.Count(which), unseen(EvidencePart.Jobs));
    }
}
