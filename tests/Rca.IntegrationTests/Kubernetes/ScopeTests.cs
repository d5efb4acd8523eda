using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>Every way to say a scope, on a real API server.</summary>
public sealed class ScopeTests(SharedKubeApi shared)
{
    const string Rollouts = "kubernetes.rollouts";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workload_is_found_by_name_kind_selector_pod_and_namespace()
    {
        var server = await shared.GetAsync(Ct);
        using var admin = ClusterSource.Admin(server);
        var name = ClusterSource.NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.PlaySetsAsync(Ct);
        var source = new ClusterSource(server.AdminKubeconfig, name);

        Assert.Equal([(WorkloadKind.Deployment, "checkout")], await FoundAsync("workload=checkout"));
        Assert.Equal([(WorkloadKind.StatefulSet, "ledger")], await FoundAsync("workload=ledger"));
        Assert.Equal([(WorkloadKind.DaemonSet, "agent")], await FoundAsync("workload=agent", "kind=daemonset"));
        Assert.Equal([(WorkloadKind.StatefulSet, "ledger")], await FoundAsync("selector=app=ledger"));
        Assert.Equal(3, (await FoundAsync()).Count);
        var pod = await story.BadPodAsync(Ct);
        Assert.Equal([(WorkloadKind.Deployment, "checkout")], await FoundAsync($"pod={pod}"));
        Assert.Equal([(WorkloadKind.StatefulSet, "ledger")], await FoundAsync("pod=ledger-0"));

        // A pod that the alert named and that is gone by now: its name alone leads there.
        await story.DeletePodAsync(pod, Ct);
        Assert.Equal([(WorkloadKind.Deployment, "checkout")], await FoundAsync($"pod={pod}"));
        Assert.Equal([(WorkloadKind.DaemonSet, "agent")], await FoundAsync("pod=agent-x7k2p"));

        foreach (var workload in (string[])["ledger", "agent"])
        {
            var revisions = await source.CollectAsync<Revision>(Rollouts, $"workload={workload}");
            Assert.Equal([(2d, true), (1d, false)], revisions.Select(r => (r.Number.Number, r.Newest)));
            Assert.Equal((CheckoutStory.Oldest, CheckoutStory.Bad), (revisions[0].ImageChanges.Single().From, revisions[0].ImageChanges.Single().To));
        }

        async Task<IReadOnlyList<(WorkloadKind, string)>> FoundAsync(params IReadOnlyList<string> scope) =>
            [.. (await source.CollectAsync<Rollout>(Rollouts, scope)).Select(r => (r.Kind, r.Workload))];
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_however_it_is_said()
    {
        var server = await shared.GetAsync(Ct);
        var source = new ClusterSource(server.AdminKubeconfig, "default");
        Assert.Equal((Outcome.NotFound, "no-such-workload"), await source.FailureAsync(Rollouts, "workload=absent"));
        Assert.Equal((Outcome.NotFound, "nothing-selected"), await source.FailureAsync(Rollouts, "selector=app=absent"));
        Assert.Equal((Outcome.NotFound, "no-such-pod"), await source.FailureAsync(Rollouts, "pod=absent-5b567b969b-9sgsq"));
        Assert.Equal((Outcome.NotFound, "no-such-pod"), await source.FailureAsync(Rollouts, "pod=absent"));
        Assert.Equal((Outcome.NotFound, "no-such-namespace"), await new ClusterSource(server.AdminKubeconfig, "absent").FailureAsync(Rollouts));
        Assert.Equal((Outcome.NotFound, "no-such-namespace"), await new ClusterSource(server.AdminKubeconfig, "absent")
            .FailureAsync(Rollouts, "selector=app=absent"));
        // The namespace is there, and has no workload.
        Assert.Empty(await source.CollectAsync(Rollouts));
    }
}
