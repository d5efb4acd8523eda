using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>The Jobs of the namespace in numbers.</summary>
[Evidence("kubernetes.jobs/1")]
public sealed record JobSummary(
    [Identifier("The namespace.")] string Namespace,
    [Operational("Jobs that there are; those that were deleted after their end are not among them.")] Quantity Jobs,
    [Operational("Jobs that failed.")] Quantity Failed,
    [Operational("Jobs that failed in the window.")] Quantity FailedInWindow,
    [Operational("Jobs that run.")] Quantity Running,
    [Operational("Jobs that have not started a pod.")] Quantity Waiting,
    [Operational("Jobs that are suspended.")] Quantity Suspended,
    [Operational("Jobs that are complete.")] Quantity Complete,
    [Operational("Jobs that have an item: those that failed, the newest first, then those that are not at their end.")] Quantity JobsShown,
    [Operational("CronJobs that there are; not known where they cannot be seen.")] Quantity CronJobs,
    [Operational("CronJobs that have an item: those whose newest run failed first.")] Quantity CronJobsShown);
