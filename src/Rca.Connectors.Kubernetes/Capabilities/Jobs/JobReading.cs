using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Jobs;

/// <summary>What of a Job and of a CronJob is evidence.</summary>
static class JobReading
{
    public static JobState Read(V1Job job, Window window)
    {
        var (metadata, spec, status) = (job.Metadata ?? throw KubernetesFailures.Malformed(), job.Spec, job.Status);
        var failed = Condition(status, "Failed");
        var failedAt = failed is null ? null : Times.Of(failed.LastTransitionTime);
        return new JobState(metadata.NamespaceProperty ?? "", metadata.Name ?? "",
            metadata.OwnerReferences?.FirstOrDefault(o => o?.Kind is "CronJob")?.Name, Phase(job),
            failed is null ? null : ClosedWord.Of(failed.Reason, JobFailureReason.Other, JobFailureReason.Other),
            failed?.Message, failedAt, window.Has(failedAt),
            Times.Of(metadata.CreationTimestamp), Times.Of(status?.StartTime), Times.Of(status?.CompletionTime),
            Amounts.Count(status?.Active), Amounts.Count(status?.Succeeded), Amounts.Count(status?.Failed),
            Amounts.Told(spec?.Completions), Amounts.Told(spec?.BackoffLimit), Amounts.Told(spec?.ActiveDeadlineSeconds));
    }

    public static CronJobState Read(V1CronJob cron, IEnumerable<JobState> runs, Window window)
    {
        var metadata = cron.Metadata ?? throw KubernetesFailures.Malformed();
        var own = runs.Where(r => r.CronJob == metadata.Name).ToList();
        var (succeeded, failed) = (own.Max(r => r.CompletedAt), own.Max(r => r.FailedAt));
        return new CronJobState(metadata.NamespaceProperty ?? "", metadata.Name ?? "", cron.Spec?.Suspend == true, cron.Spec?.Schedule,
            ClosedWord.Of(cron.Spec?.ConcurrencyPolicy, ConcurrencyPolicy.Other, ConcurrencyPolicy.Allow), Quantity.Of(cron.Status?.Active?.Count ?? 0),
            Times.Of(cron.Status?.LastScheduleTime), Times.Latest(Times.Of(cron.Status?.LastSuccessfulTime), succeeded), failed,
            failed is null && succeeded is null ? null : succeeded is null || failed > succeeded, ObjectChanges.Of(metadata, window));
    }

    static JobPhase Phase(V1Job job) => job switch
    {
        _ when Condition(job.Status, "Failed") is not null => JobPhase.Failed,
        _ when Condition(job.Status, "Complete") is not null => JobPhase.Complete,
        { Spec.Suspend: true } => JobPhase.Suspended,
        { Status.Active: > 0 } => JobPhase.Running,
        _ => JobPhase.Waiting,
    };

    static V1JobCondition? Condition(V1JobStatus? status, string type) => status?.Conditions?.FirstOrDefault(c => c?.Type == type && c.Status is "True");
}
