using System.Text.Json;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>What the connector says of the broken shop, as a user with the rights that its descriptor asks for, and with those taken away one by one.</summary>
[Collection(nameof(BrokenShopCollection))]
public sealed class BrokenShopTests(SharedBrokenShop shared)
{
    static readonly ConnectorDescriptor Descriptor = new KubernetesConnectorType().Descriptor;
    static readonly string[] Capabilities = ["pods", "events", "nodes", "capacity", "network", "jobs", "logs", "argo"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_names_all_that_is_broken_and_no_secret_of_an_object_that_is_none_of_the_text()
    {
        var shop = await GrantedAsync();
        await shop.ReportNodeAsync(Ct);
        var items = new List<object>();
        foreach (var capability in Capabilities) items.AddRange(await CollectAsync(shop, capability));

        var pods = items.OfType<PodSummary>().Single();
        Assert.Equal(("checkout", 3, 3, 0), (pods.Workload, pods.Desired!.Value.Number, pods.Pods.Number, pods.Ready.Number));
        Assert.Equal([PodTrouble.OomKilled, PodTrouble.Image, PodTrouble.Unschedulable], pods.Troubles.Select(t => t.Trouble));
        Assert.Equal([PodTrouble.OomKilled, PodTrouble.Image, PodTrouble.Unschedulable], items.OfType<PodState>().Select(p => p.Trouble));
        Assert.Equal((BrokenShop.Node, 2), (Assert.Single(pods.Spread).Node, pods.Spread[0].Pods.Number));

        var events = items.OfType<ClusterEvent>().ToList();
        Assert.Contains(events, e => e is { Reason: EventReason.FailedScheduling, LastAt: not null } && e.Count == Quantity.Of(1));
        Assert.Contains(events, e => e is { Reason: EventReason.NodeNotSchedulable, ObjectName: BrokenShop.Node, Namespace: "default" });
        Assert.DoesNotContain(events, e => e.ObjectName == "worker-gone");

        var node = items.OfType<NodeState>().Single();
        Assert.Equal((BrokenShop.Node, true, true, true, 2), (node.Name, node.Exists, node.Cordoned, node.UnderPressure, node.PodsNotWell.Number));
        Assert.Equal((Quantity.Of(1), Quantity.Of(0.5)), (node.Resources[0].Requested, node.Resources[0].RequestedRatio));
        var changes = items.OfType<NodeChange>().Select(c => (c.Node, c.Change)).ToList();
        foreach (var change in ((string, NodeChangeKind)[])[(BrokenShop.Node, NodeChangeKind.Created), (BrokenShop.Node, NodeChangeKind.Cordoned),
            ("worker-gone", NodeChangeKind.Removed)]) Assert.Contains(change, changes);

        var scaler = items.OfType<Autoscaler>().Single();
        Assert.Equal((true, Quantity.Of(3), true), (scaler.AtMaximum, scaler.Maximum, scaler.DecisionsSeen));
        Assert.Contains(scaler.Decisions, d => d.Reason == EventReason.SuccessfulRescale);
        var quota = items.OfType<ResourceQuotaState>().Single();
        Assert.Equal((true, QuotaResource.Pods, Quantity.Of(3)), (quota.Reached, quota.Uses[0].Resource, quota.Uses[0].Used));
        Assert.Equal(Quantity.Of(2), items.OfType<DisruptionBudget>().Single().MinimumAvailable);
        Assert.Equal(Quantity.Of(512 << 20), items.OfType<LimitRangeState>().Single().Limits.Single().DefaultLimit);

        Assert.Equal([("checkout", ServiceFinding.NoneReady), ("orphan", ServiceFinding.NothingSelected)],
            items.OfType<ServiceState>().Select(s => (s.Name, s.Finding!.Value)));
        Assert.Equal("gone", Assert.Single(items.OfType<RouteState>().Single().MissingServices));
        Assert.Equal(("deny-all", true),
            (items.OfType<NetworkPolicyState>().Single().Name, items.OfType<NetworkPolicyState>().Single().Change.ChangedInWindow));
        Assert.Equal(("data", ClaimPhase.Pending, true),
            (items.OfType<VolumeClaim>().Single().Name, items.OfType<VolumeClaim>().Single().Phase, items.OfType<VolumeClaim>().Single().Mounted));
        Assert.Equal([new PartNotSeen(EvidencePart.HttpRoutes, NotSeenReason.NotServed)], items.OfType<NotSeen>().Single().Parts);

        Assert.Equal(("migrate", JobFailureReason.BackoffLimitExceeded, true),
            (items.OfType<JobState>().Single().Name, items.OfType<JobState>().Single().Reason, items.OfType<JobState>().Single().FailedInWindow));
        Assert.Equal(("nightly", true), (items.OfType<CronJobState>().Single().Name, items.OfType<CronJobState>().Single().Suspended));
        var logs = items.OfType<ContainerLog>().ToList();
        Assert.Equal([true, false], logs.Select(l => l.Previous));
        Assert.Equal((Quantity.Of(200), true), (logs[0].Lines, logs[0].Cut));
        Assert.EndsWith(BrokenShop.Planted, logs[0].Pieces[^1], StringComparison.Ordinal);

        // Texts go to the redactor as they are; nothing else may hold what only they have.
        var others = items.Where(i => i is not (ClusterEvent or ContainerLog or Autoscaler)).Select(EvidenceKind.Write);
        Assert.DoesNotContain("EXAMPLE-pw", JsonSerializer.Serialize(others), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_that_is_installed_and_has_nothing_is_empty() => Assert.Empty(await CollectAsync(await GrantedAsync(), "argo"));

    [Fact]
    public async Task An_operator_that_is_not_installed_is_unsupported()
    {
        var failure = await Assert.ThrowsAsync<SourceFailureException>(async () => await CollectAsync(await GrantedAsync(), "flux"));
        Assert.Equal((Outcome.Unsupported, "no-such-api"), (failure.Outcome, failure.Reason));
    }

    [Fact]
    public async Task Logs_are_refused_where_the_option_is_not_set_and_nothing_is_asked()
    {
        var ledger = new Ledger();
        var failure = await Assert.ThrowsAsync<SourceFailureException>(async () => await CollectAsync(await GrantedAsync(), "logs", ledger, options: ""));
        Assert.Equal((Outcome.Refused, "logs-not-enabled"), (failure.Outcome, failure.Reason));
        Assert.Empty(ledger.Entries);
    }

    [Fact]
    public async Task A_namespace_or_workload_that_is_not_there_is_not_found_by_any()
    {
        var shop = await GrantedAsync();
        foreach (var capability in Capabilities)
        {
            if (capability is not ("events" or "jobs"))
                Assert.Equal(Outcome.NotFound, (await FailureAsync(shop, capability, ("namespace", BrokenShop.Namespace), ("workload", "absent"))).Outcome);
            Assert.Equal(Outcome.NotFound, (await FailureAsync(shop, capability, admin: true, ("namespace", "absent"))).Outcome);
        }
    }

    [Fact]
    public async Task A_right_that_is_taken_away_is_missed_by_those_that_need_it_alone()
    {
        var shop = await GrantedAsync();
        var ours = Descriptor.Capabilities.Where(c => Capabilities.Contains(c.Id.Split('.')[1])).ToList();
        var taken = Descriptor.Permissions.Where(p => p.Id.Contains(".list", StringComparison.Ordinal)
            || p.Id.Contains("log", StringComparison.Ordinal)).ToList();
        foreach (var missing in taken)
        {
            // With the right for the whole cluster, the one for the namespace would not be missed.
            await shop.Rights.GrantAsync(Descriptor.Permissions, p => p != missing && p.Id != missing.Id + "@cluster", Ct);
            foreach (var capability in ours)
            {
                var (id, name) = (missing.Id, capability.Id.Split('.')[1]);
                if (capability.Needs.Contains(id))
                {
                    var failure = await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(shop, name));
                    Assert.Equal((name, Outcome.Forbidden, id), (name, failure.Outcome, failure.Permission));
                }
                else if (capability.MayUse.Contains(id))
                {
                    var kept = await CollectAsync(shop, name);
                    // There is no Application: what is said of it is what may not be read.
                    Assert.Equal(name is "argo" && !id.StartsWith("argoproj.io", StringComparison.Ordinal), kept.Count == 0);
                }
            }
        }

    }

    [Theory]
    [InlineData("core.events.list@default", "events", EvidencePart.NodeEvents)]
    [InlineData("core.pods.list@cluster", "nodes", EvidencePart.PodsOfNodes)]
    [InlineData("policy.poddisruptionbudgets.list", "capacity", EvidencePart.PodDisruptionBudgets)]
    [InlineData("networking.k8s.io.ingresses.list", "network", EvidencePart.Ingresses)]
    [InlineData("batch.cronjobs.list", "jobs", EvidencePart.CronJobs)]
    [InlineData("argoproj.io.applications.list", "argo", EvidencePart.ArgoApplications)]
    public async Task A_part_that_may_not_be_read_is_said(string permission, string capability, EvidencePart part)
    {
        var shop = await GrantedAsync();
        await shop.Rights.GrantAsync(Descriptor.Permissions, p => p.Id != permission, Ct);
        var said = (await CollectAsync(shop, capability)).OfType<NotSeen>().Single();
        Assert.Contains(new PartNotSeen(part, NotSeenReason.NotPermitted), said.Parts);
    }

    [Fact]
    public async Task Every_request_is_in_the_audit_log_and_none_is_for_secrets()
    {
        var shop = await GrantedAsync();
        var before = (await shop.AuditAsync(Ct)).Count;
        var ledger = new Ledger();
        foreach (var capability in Capabilities) await CollectAsync(shop, capability, ledger);
        var audited = (await shop.AuditAsync(Ct)).Skip(before).Where(e => e.User == BrokenShop.Reader).Select(e => e.Path).ToList();
        Assert.Equal(audited, ledger.Entries.Select(e => e.Resource));
        Assert.DoesNotContain(audited, path => path.Contains("/secrets", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(ledger.Entries.Count, 1, 80);
    }

    async Task<BrokenShop> GrantedAsync()
    {
        var shop = await shared.GetAsync(Ct);
        if (!shop.IsOurs) Assert.Skip($"{KubeApiServer.Variable} names a cluster that is not ours to break.");
        await shop.Rights.GrantAsync(Descriptor.Permissions, _ => true, Ct);
        return shop;
    }

    static Task<IReadOnlyList<object>> CollectAsync(BrokenShop shop, string capability, Ledger? ledger = null, string options = "logs: true") =>
        CollectAsync(shop.ReaderKubeconfig, capability, ledger ?? new Ledger(), options,
            new(StringComparer.Ordinal) { ["namespace"] = BrokenShop.Namespace, ["workload"] = "checkout" });

    static Task<SourceFailureException> FailureAsync(BrokenShop shop, string capability, params (string Key, string Value)[] scope) =>
        FailureAsync(shop, capability, admin: false, scope);

    static Task<SourceFailureException> FailureAsync(BrokenShop shop, string capability, bool admin, params (string Key, string Value)[] scope) =>
        Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(admin ? shop.AdminKubeconfig : shop.ReaderKubeconfig,
            capability, new Ledger(), "logs: true", scope.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal)));

    static async Task<IReadOnlyList<object>> CollectAsync(string kubeconfig, string capability, Ledger ledger, string options, Dictionary<string, string> scope)
    {
        var section = ConfigurationFile.Parse("test.yaml", $"kubeconfig: {kubeconfig}\n{options}");
        var source = new SourceConfiguration("prod-eu", "kubernetes",
            [new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = scope["namespace"] }], [], section);
        var connector = new KubernetesConnectorType().Create(new(source, TimeProvider.System, NoSourceState.Instance));
        Assert.Empty(section.Errors);
        var now = TimeProvider.System.GetUtcNow();
        var items = new List<object>();
        await foreach (var item in connector.CollectAsync(new CollectRequest($"kubernetes.{capability}", scope,
            new Window(now.AddMinutes(-30), now.AddSeconds(5)), ledger), Ct)) items.Add(item.Evidence);
        return items;
    }
}
