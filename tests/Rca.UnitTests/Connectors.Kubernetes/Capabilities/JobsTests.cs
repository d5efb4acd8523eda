using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Jobs;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class JobsTests
{
    [Theory]
    [InlineData("""{ "status": { "conditions": [ { "type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "lastTransitionTime": "2026-01-01T11:30:00Z" } ], "failed": 4 } }""", JobPhase.Failed, JobFailureReason.BackoffLimitExceeded, true)]
    [InlineData("""{ "status": { "conditions": [ { "type": "Failed", "status": "True", "reason": "DeadlineExceeded", "lastTransitionTime": "2026-01-01T09:30:00Z" } ] } }""", JobPhase.Failed, JobFailureReason.DeadlineExceeded, false)]
    [InlineData("""{ "status": { "conditions": [ { "type": "Failed", "status": "True", "reason": null } ] } }""",
        JobPhase.Failed, JobFailureReason.Other, false)]
    [InlineData(
        """{ "status": { "conditions": [ null, { "type": "Failed", "status": "False" }, { "type": "Complete", "status": "True" } ], "succeeded": 1 } }""",
        JobPhase.Complete, null, false)]
    [InlineData("""{ "spec": { "suspend": true } }""", JobPhase.Suspended, null, false)]
    [InlineData("""{ "status": { "active": 2 } }""", JobPhase.Running, null, false)]
    [InlineData("""{ "status": null }""", JobPhase.Waiting, null, false)]
    public void A_job_says_where_it_stands_and_why_it_failed(string json, JobPhase phase, JobFailureReason? reason, bool inWindow)
    {
        var job = JobReading.Read(Job("a", json), Api.Window);
        Assert.Equal((phase, reason, inWindow), (job.Phase, job.Reason, job.FailedInWindow));
        Assert.NotEmpty(Api.Written(job));
    }

    [Fact]
    public void Counts_that_are_absent_or_below_zero_are_no_false_zeros()
    {
        var job = JobReading.Read(Job("a", """{ "spec": { "backoffLimit": null }, "status": { "failed": -2 } }"""), Api.Window);
        Assert.Equal((Quantity.Unknown(UnknownReason.NotReported), Quantity.Unknown(UnknownReason.NotRepresentable), Quantity.Of(0)),
            (job.BackoffLimit, job.Failed, job.Succeeded));
    }

    [Fact]
    public void A_cron_job_takes_from_its_jobs_what_old_servers_do_not_say()
    {
        JobState[] runs = [Run("a", "nightly", failedMinute: 40), Run("b", "nightly", completedMinute: 20), Run("c", "other", completedMinute: 55)];
        var cron = JobReading.Read(Cron("""{ "suspend": true, "schedule": "*/5 * * * *", "concurrencyPolicy": "Forbid" }""",
            """{ "lastScheduleTime": "2026-01-01T11:35:00Z", "active": [ {}, {} ] }"""), runs, Api.Window);
        Assert.Equal((true, ConcurrencyPolicy.Forbid, Quantity.Of(2), true), (cron.Suspended, cron.Concurrency, cron.Active, cron.NewestFailed));
        Assert.Equal((Api.At.AddMinutes(-25), Api.At.AddMinutes(-40), Api.At.AddMinutes(-20)), (cron.LastScheduledAt, cron.LastSucceededAt, cron.LastFailedAt));
        Assert.Equal(Api.At.AddMinutes(-5),
            JobReading.Read(Cron("{}", """{ "lastSuccessfulTime": "2026-01-01T11:55:00Z" }"""), runs, Api.Window).LastSucceededAt);
        var bare = JobReading.Read(Cron("null", "null"), [], Api.Window);
        Assert.Equal((false, null, null), (bare.Suspended, bare.NewestFailed, bare.LastSucceededAt));
    }

    [Fact]
    public void Failures_come_first_and_what_cannot_be_seen_is_unknown()
    {
        var jobs = Enumerable.Range(0, 30).Select(i => Run($"f{i:D2}", null, failedMinute: i)).Append(Run("done", null, completedMinute: 1))
            .Append(JobReading.Read(Job("run", """{ "status": { "active": 1 } }"""), Api.Window)).ToList();
        Assert.Equal(Enumerable.Range(10, 20).Reverse().Select(i => $"f{i:D2}"), JobTally.Shown(jobs).Select(j => j.Name));
        var summary = JobTally.Describe("shop", jobs, null, _ => UnknownReason.NotSupported);
        Assert.Equal((Quantity.Of(32), Quantity.Of(30), Quantity.Of(20), Quantity.Of(1), Quantity.Unknown(UnknownReason.NotSupported)),
            (summary.Jobs, summary.Failed, summary.FailedInWindow, summary.Running, summary.CronJobs));
        Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), JobTally.Describe("shop", null, [], _ => UnknownReason.NotPermitted).Failed);
    }

    static JobState Run(string name, string? cron, int? failedMinute = null, int? completedMinute = null) => JobReading.Read(Job(name, failedMinute is { } f
        ? $$"""{ "status": { "conditions": [ { "type": "Failed", "status": "True", "lastTransitionTime": "2026-01-01T11:{{f:D2}}:00Z" } ] } }"""
        : $$"""{ "status": { "completionTime": "2026-01-01T11:{{completedMinute:D2}}:00Z", "conditions": [ { "type": "Complete", "status": "True" } ] } }""",
        cron), Api.Window);

    static V1Job Job(string name, string json, string? cron = null)
    {
        var job = Api.Read<V1Job>(json);
        job.Metadata = new() { Name = name, OwnerReferences = cron is null ? null : [new() { Kind = "CronJob", Name = cron }] };
        return job;
    }

    static V1CronJob Cron(string spec, string status) =>
        Api.Read<V1CronJob>($$"""{ "metadata": { "name": "nightly" }, "spec": {{spec}}, "status": {{status}} }""");
}
