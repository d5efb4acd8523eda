using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Pods;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class PodTallyTests
{
    const string Oom = """
        { "metadata": { "name": "oom", "namespace": "shop" }, "spec": { "nodeName": "n1", "containers": [ { "name": "app" } ] },
          "status": { "phase": "Running", "conditions": [ { "type": "Ready", "status": "False" } ], "containerStatuses": [ { "name": "app", "image": "i", "ready": false, "restartCount": 7,
            "state": { "waiting": { "reason": "CrashLoopBackOff" } }, "lastState": { "terminated": { "exitCode": 137, "reason": "OOMKilled", "finishedAt": "2026-01-01T11:58:00Z" } } } ] } }
        """;

    [Fact]
    public void Every_trouble_is_counted_where_it_belongs()
    {
        var tally = Tally(
            Oom,
            Pod("image", "Pending", state: """ "waiting": { "reason": "ImagePullBackOff" } """),
            Pod("config", "Pending", state: """ "waiting": { "reason": "CreateContainerConfigError" } """),
            """{ "metadata": { "name": "unbound" }, "status": { "phase": "Pending", "conditions": [ { "type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/3 nodes" } ] } }""",
            """{ "metadata": { "name": "evicted" }, "spec": { "nodeName": "n1" }, "status": { "phase": "Failed", "reason": "Evicted" } }""",
            Pod("probe", "Running", state: """ "running": {} """, spec: """ "readinessProbe": {} """),
            Pod("starting", "Running", state: """ "running": {} """, spec: """ "startupProbe": {}, "readinessProbe": {} """, status: """ "started": false, """),
            Pod("well", "Running", ready: true, state: """ "running": {} """, spec: """ "readinessProbe": {} """));

        var summary = tally.Describe("shop", Api.Workload());

        Assert.Equal(
            [(PodTrouble.OomKilled, 1), (PodTrouble.Image, 1), (PodTrouble.CannotStart, 1), (PodTrouble.Failed, 1),
                (PodTrouble.Unschedulable, 1), (PodTrouble.Probe, 2)],
            summary.Troubles.Select(t => (t.Trouble, (int)t.Pods.Number)));
        Assert.Equal((Quantity.Of(9), Quantity.Of(8), Quantity.Of(1), Quantity.Of(7)), (summary.Desired, summary.Pods, summary.Ready, summary.NotWell));
        Assert.Equal((Quantity.Of(1), Quantity.Of(1), Quantity.Of(7), Quantity.Of(1)),
            (summary.OomKilled, summary.ImageErrors, summary.Restarts, summary.WithoutNode));
        Assert.Equal([(PodPhase.Pending, 3), (PodPhase.Running, 4), (PodPhase.Failed, 1)], summary.Phases.Select(p => (p.Phase, (int)p.Pods.Number)));
        Assert.Equal([WaitingReason.CrashLoopBackOff, WaitingReason.ImagePullBackOff, WaitingReason.CreateContainerConfigError],
            summary.Waiting.Select(w => w.Reason));
        Assert.Equal(new TerminationCount(TerminationReason.OomKilled, Quantity.Of(137), Quantity.Of(1)), Assert.Single(summary.LastTerminations));
        Assert.Equal([(ProbeKind.Startup, 1), (ProbeKind.Readiness, 1)], summary.FailingProbes.Select(p => (p.Probe, (int)p.Containers.Number)));
        Assert.Equal(new SchedulingCount(SchedulingReason.Unschedulable, Quantity.Of(1)), Assert.Single(summary.Scheduling));
        Assert.Equal([("n1", 2, 2), ("n0", 5, 4)], summary.Spread.OrderBy(s => s.Pods.Number).Select(s => (s.Node, (int)s.Pods.Number, (int)s.NotWell.Number)));
        Assert.Equal("n0", summary.Spread[0].Node);
        Assert.Equal(["oom", "image", "config", "evicted", "unbound", "probe", "starting", "well"], tally.Worst().Select(p => p.Name));
        Assert.Equal((SchedulingReason.Unschedulable, "0/3 nodes"), (tally.Worst()[4].Scheduling, tally.Worst()[4].SchedulingMessage));
        Assert.Equal(PodReason.Evicted, tally.Worst()[3].Reason);
    }

    [Fact]
    public void The_worst_ten_of_thousands_are_the_same_in_any_order()
    {
        var pods = Enumerable.Range(0, 3_000)
            .Select(i => Pod($"p{i:D4}", "Running", ready: i % 7 != 0, state: """ "running": {} """, restarts: i % 11)).ToList();
        var forward = Tally([.. pods]).Worst().Select(p => p.Name).ToList();
        Assert.Equal(forward, Tally([.. Enumerable.Reverse(pods)]).Worst().Select(p => p.Name));
        Assert.Equal(10, forward.Count);
        // Not ready, with ten restarts, by name: multiples of 7 that leave 10 by 11.
        Assert.Equal(Enumerable.Range(0, 3_000).Where(i => i % 7 == 0 && i % 11 == 10).Take(10).Select(i => $"p{i:D4}"), forward);
    }

    [Fact]
    public void A_job_that_succeeded_is_well_and_a_pod_that_goes_says_so()
    {
        var done = PodReading.Read(Api.Read<V1Pod>(
            """{ "metadata": { "name": "done" }, "status": { "phase": "Succeeded", "conditions": [ { "type": "Ready", "status": "False" } ] } }"""));
        var going = PodReading.Read(Api.Read<V1Pod>(
            """{ "metadata": { "name": "going", "deletionTimestamp": "2026-01-01T11:59:00Z" }, "status": { "phase": "Running", "conditions": [ { "type": "Ready", "status": "True" } ] } }"""));
        Assert.Equal((PodTrouble.None, PodTrouble.Terminating), (done.Trouble, going.Trouble));
        Assert.True(PodTroubles.IsWell(done));
    }

    [Theory]
    [InlineData("""{ "metadata": {} }""")]
    [InlineData("""{ "metadata": { "name": null, "ownerReferences": null, "creationTimestamp": null }, "spec": null, "status": null }""")]
    [InlineData("""{ "metadata": { "name": "a" }, "spec": { "containers": null }, "status": { "phase": null, "conditions": null, "containerStatuses": null, "initContainerStatuses": null } }""")]
    [InlineData("""{ "metadata": { "name": "a" }, "status": { "phase": "Molten", "reason": "Whim", "conditions": [ null, { "type": null } ], "containerStatuses": [ null, { "name": null, "image": null } ] } }""")]
    public void Whatever_is_absent_or_unknown_is_evidence_all_the_same(string json)
    {
        var tally = Tally(json);
        Assert.NotEmpty(Api.Written(tally.Describe("shop", null)));
        Assert.NotEmpty(Api.Written(Assert.Single(tally.Worst())));
    }

    [Fact]
    public void A_count_below_zero_is_no_number_and_makes_a_sum_a_lower_bound()
    {
        var tally = Tally(Oom, Pod("odd", "Running", state: """ "running": {} """, restarts: -3),
            Pod("many", "Running", state: """ "running": {} """, restarts: int.MaxValue));
        Assert.Equal(Quantity.AtLeast(7d + int.MaxValue), tally.Describe("shop", Api.Workload()).Restarts);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotRepresentable), tally.Worst().Single(p => p.Name == "odd").Containers.Single().Restarts);
    }

    [Fact]
    public void Zero_as_the_api_has_it_is_no_time() =>
        Assert.Null(PodReading.Read(Api.Read<V1Pod>("""{ "metadata": { "name": "a", "creationTimestamp": "0001-01-01T00:00:00Z" } }""")).CreatedAt);

    [Fact]
    public void No_pods_are_a_summary_of_none()
    {
        var none = Tally().Describe("shop", Api.Workload());
        Assert.Equal((Quantity.Of(0), Quantity.Of(0), Quantity.Of(9)), (none.Pods, none.Restarts, none.Desired));
        Assert.Empty(none.Troubles);
    }

    static PodTally Tally(params string[] pods)
    {
        var tally = new PodTally();
        foreach (var pod in pods) tally.Add(PodReading.Read(Api.Read<V1Pod>(pod)));
        return tally;
    }

    static string Pod(string name, string phase, bool ready = false, string state = "", string spec = "", string status = "", int restarts = 0) => $$"""
        { "metadata": { "name": "{{name}}", "namespace": "shop" }, "spec": { "nodeName": "n0", "containers": [ { "name": "app"{{(spec.Length == 0 ? "" : ", " + spec)}} } ] },
          "status": { "phase": "{{phase}}", "conditions": [ { "type": "Ready", "status": "{{(ready ? "True" : "False")}}" } ], "containerStatuses": [ {
            "name": "app", "image": "i", {{status}} "ready": {{(ready ? "true" : "false")}}, "restartCount": {{restarts}}, "state": { {{state}} } } ] } }
        """;
}
