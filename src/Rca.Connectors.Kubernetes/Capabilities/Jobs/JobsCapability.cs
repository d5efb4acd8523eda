using System.Runtime.CompilerServices;
using Rca.Connectors.Kubernetes.Capabilities.Workloads;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Jobs;

/// <summary>kubernetes.jobs: the Jobs and CronJobs of the namespace. They belong to no other workload, so one in the scope does not narrow them.</summary>
sealed class JobsCapability(TimeProvider clock) : ICapability
{
    public const string Id = "kubernetes.jobs";

    static readonly ServedResource CronJobs = new(JobsPermissions.ListCronJobs, "CronJobList", "v1", "v1beta1");

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id, "Jobs and CronJobs of a namespace", "Which Jobs failed and why, and which CronJobs are suspended or do not succeed any more?",
        "One request for the server's API groups, and one for each 500 Jobs and CronJobs of the namespace.",
        KubernetesScope.Keys,
        [EvidenceKind.Of<JobSummary>(), EvidenceKind.Of<JobState>(), EvidenceKind.Of<CronJobState>(), EvidenceKind.Of<NotSeen>()],
        MayUse: [KubernetesPermissions.GetNamespaces.Id, .. JobsPermissions.All.Select(p => p.Id)]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(
        KubernetesSession session, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (inNamespace, parts, jobs) = (request.Namespace(), new PartsSeen(), new List<JobState>());
        var served = await ServedGroups.ReadAsync(session, cancellationToken);
        var seesJobs = await parts.TryAsync(EvidencePart.Jobs, ListAsync(session, inNamespace, cancellationToken),
            j => jobs.Add(JobReading.Read(j, request.Window)), cancellationToken);
        var crons = await parts.ListAsync(EvidencePart.CronJobs,
            session.ListServedAsync<V1CronJobList, V1CronJob>(served, CronJobs, inNamespace, cancellationToken), cancellationToken);
        parts.ExpectAny();
        var states = crons?.Select(c => JobReading.Read(c, jobs, request.Window)).ToList();
        if (jobs.Count == 0 && states is not { Count: > 0 })
        {
            await session.ExpectNamespaceAsync(inNamespace, cancellationToken);
            if (parts.Describe(inNamespace) is null) yield break;
        }

        var observed = clock.GetUtcNow();
        yield return new CapturedItem(JobTally.Describe(inNamespace, seesJobs ? jobs : null, states, parts.WhyNot), observed);
        foreach (var job in JobTally.Shown(jobs)) yield return new CapturedItem(job, observed, job.FailedAt);
        foreach (var cron in JobTally.Shown(states ?? [])) yield return new CapturedItem(cron, observed);
        if (parts.Describe(inNamespace) is { } unseen) yield return new CapturedItem(unseen, observed);
    }

    static IAsyncEnumerable<V1Job> ListAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken) =>
        session.ListAsync<V1JobList, V1Job>(JobsPermissions.ListJobs, "JobList", (client, limit, next, token) =>
            client.BatchV1.ListNamespacedJobAsync(inNamespace, continueParameter: next, limit: limit, cancellationToken: token), cancellationToken);
}
