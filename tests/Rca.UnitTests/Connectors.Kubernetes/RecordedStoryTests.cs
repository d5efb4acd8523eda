using System.Text.Json.Nodes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline.Demo;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>The connector against what a real API server answered.</summary>
public sealed class RecordedStoryTests : IAsyncLifetime
{
    static readonly DateTimeOffset Alert = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    ReplayServer _server = null!;
    KubernetesSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ReplayServer.StartAsync([Path.Combine(ReplayServer.Recordings, "kubernetes")], Alert, TestContext.Current.CancellationToken);
        _source = new KubernetesSource(_server.Address, Alert.AddSeconds(2));
    }

    [Fact]
    public async Task Rollouts_name_the_bad_image_and_what_else_changed_with_it()
    {
        var items = await _source.CollectAsync("kubernetes.rollouts");
        var rollout = Assert.IsType<Rollout>(items[0].Evidence);
        Assert.Equal((RolloutState.Stalled, Quantity.Of(3), Quantity.Of(3), Quantity.Of(2)),
            (rollout.State, rollout.Revision, rollout.Desired, rollout.Available));

        var revisions = items.Skip(1).Select(i => Assert.IsType<Revision>(i.Evidence)).ToList();
        Assert.Equal([3, 2, 1], revisions.Select(r => r.Number.Number));
        Assert.Equal([true, false, false], revisions.Select(r => r.Newest));
        var bad = revisions[0];
        Assert.Equal(new ImageChange("app", "registry.example/shop/checkout:1.8.0", "registry.example/shop/checkout:1.9.0", "1.8.0", "1.9.0"),
            Assert.Single(bad.ImageChanges));
        Assert.Equal(new ResourceChange("app", ResourceName.MemoryLimit, Quantity.Of(512 << 20), Quantity.Of(128 << 20)), Assert.Single(bad.ResourceChanges));
        var environment = Assert.Single(bad.EnvironmentChanges);
        Assert.Equal(("CACHE_PRELOAD", "PAYMENTS_TIMEOUT"), (Assert.Single(environment.Added), Assert.Single(environment.Removed)));
        Assert.Equal(8, Math.Round((Alert - items[1].OccurredAt!.Value).TotalMinutes));
        Assert.Null(revisions[2].ComparedWith);
        Assert.Empty(revisions[2].ImageChanges);
    }

    [Fact]
    public async Task Pods_say_why_the_new_ones_end_and_that_the_old_ones_run()
    {
        var items = await _source.CollectAsync("kubernetes.pods");
        var summary = Assert.IsType<PodSummary>(items[0].Evidence);
        Assert.Equal((Quantity.Of(3), Quantity.Of(4), Quantity.Of(2), Quantity.Of(2)), (summary.Desired, summary.Pods, summary.Ready, summary.OomKilled));
        var pods = items.Skip(1).Select(i => Assert.IsType<PodState>(i.Evidence)).ToList();
        Assert.Equal(4, pods.Count);
        var bad = pods.Where(p => !p.Ready).ToList();
        Assert.Equal(2, bad.Count);
        Assert.All(bad, pod =>
        {
            var container = Assert.Single(pod.Containers);
            Assert.Equal((true, PodPhase.Running), (pod.OomKilled, pod.Phase));
            Assert.Equal((ContainerState.Waiting, WaitingReason.CrashLoopBackOff), (container.State, container.WaitingReason));
            Assert.Equal((TerminationReason.OomKilled, Quantity.Of(137)), (container.LastTerminationReason, container.LastExitCode));
            Assert.Equal(6, pod.Restarts.Number);
            Assert.InRange(container.LastTerminatedAt!.Value, Alert.AddMinutes(-8), Alert);
        });
        Assert.All(pods.Except(bad), pod => Assert.Equal((false, 0d), (pod.OomKilled, pod.Restarts.Number)));
    }

    [Fact]
    public async Task Events_are_one_item_a_reason_and_object_with_their_times_and_counts()
    {
        var events = await _source.CollectAsync<ClusterEvent>("kubernetes.events");
        Assert.Equal(events.Count, events.Select(e => (e.Type, e.Reason, e.ObjectKind, e.ObjectName)).Distinct().Count());
        Assert.Contains(events, e => e is { Reason: EventReason.BackOff, Type: EventType.Warning } && e.Count == Quantity.Of(6));
        // Written through events.k8s.io: no count, no first and last timestamp.
        var scheduling = events.Where(e => e.Reason == EventReason.FailedScheduling).ToList();
        Assert.Equal(2, scheduling.Count);
        Assert.All(scheduling, e => Assert.Equal((Quantity.Of(1), 8d), (e.Count, Math.Round((Alert - e.LastAt!.Value).TotalMinutes))));
        Assert.Contains(events, e => e is { Reason: EventReason.ScalingReplicaSet, ObjectKind: EventObject.Deployment, ObjectName: "checkout" });
        Assert.All(events, e => Assert.InRange(e.LastAt!.Value, _source.Window.From, _source.Window.To));
    }

    [Fact]
    public async Task Config_changes_name_the_edited_config_map_and_the_secret_by_reference_only()
    {
        var items = await _source.CollectAsync("kubernetes.config-changes");
        var secret = Assert.Single(items.Select(i => i.Evidence).OfType<SecretReference>());
        Assert.Equal(("checkout-payments", ReferenceUse.Env), (secret.Name, Assert.Single(secret.Uses)));
        var map = Assert.Single(items.Select(i => i.Evidence).OfType<ConfigMapChange>());
        Assert.Equal(("checkout-config", true, "kubectl-edit", ReferenceUse.EnvFrom),
            (map.Name, map.Exists, Assert.Single(map.Managers), Assert.Single(map.Uses)));
        Assert.Equal((true, 10d), (map.ChangedInWindow, Math.Round((Alert - map.ChangedAt!.Value).TotalMinutes)));
    }

    [Fact]
    public async Task With_a_memory_the_values_of_the_config_map_are_digests_and_no_value_leaves_or_is_kept()
    {
        var state = new MemoryState();
        var items = await new KubernetesSource(_server.Address, Alert.AddSeconds(2), state: state).CollectAsync("kubernetes.config-changes");
        var map = Assert.Single(items.Select(i => i.Evidence).OfType<ConfigMapChange>());
        Assert.Equal((ConfigComparison.Digests, Quantity.Of(2)), (map.Comparison, map.KeyCount));
        Assert.All(map.Keys, key => Assert.NotNull(key.Digest));
        var kept = string.Concat(state.Values.Values.Select(v => System.Text.Encoding.Latin1.GetString(v.Sealed.Span)));
        Assert.DoesNotContain("xoxb-", KubernetesSource.Json(items) + kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_is_in_the_ledger_and_none_is_for_secrets()
    {
        await CollectAllAsync();
        Assert.Equal(
            _server.Requests.Select(r => $"{r.Method} {r.Target} {r.Status} {r.Bytes}"),
            _source.Ledger.Entries.Select(e => $"{e.Verb} {e.Resource}{(e.Selector is null ? "" : "?" + e.Selector)} {e.Status} {e.Bytes}"));
        // The workload is asked for once.
        Assert.Equal(6, _server.Requests.Count);
        Assert.DoesNotContain(_server.Requests, r => r.Target.Contains("secrets", StringComparison.OrdinalIgnoreCase) || r.Status != 200);
    }

    [Fact]
    public async Task What_leaves_has_the_secrets_of_messages_for_the_redactor_and_no_others()
    {
        var json = KubernetesSource.Json(await CollectAllAsync());
        foreach (var secret in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "demo", "planted-secrets.kubernetes.json"),
            TestContext.Current.CancellationToken))!.AsArray())
        {
            var (value, where) = ((string)secret!["value"]!, (string)secret["where"]!);
            var isInText = where.Contains("event message", StringComparison.Ordinal) || where.Contains("change-cause", StringComparison.Ordinal);
            Assert.True(isInText == json.Contains(value.Replace("\n", "\\n", StringComparison.Ordinal), StringComparison.Ordinal), where);
        }
    }

    [Fact]
    public async Task A_workload_that_is_not_there_is_not_found()
    {
        var failure = await _source.FailureAsync("kubernetes.pods", "absent");
        Assert.Equal((Outcome.NotFound, "no-such-workload"), (failure.Outcome, failure.Reason));
    }

    [Fact]
    public async Task The_probe_finds_the_rights_held_that_the_recorded_reader_had()
    {
        var report = await _source.ProbeAsync();
        Assert.True(report.Reachable);
        Assert.Equal(
            ["apps.deployments.get", "apps.replicasets.list", "core.configmaps.get", "core.events.list", "core.events.list@default",
                "core.namespaces.get", "core.nodes.list@cluster", "core.pods.list", "core.pods.list@cluster"],
            report.Permissions.Where(p => p.Held == true).Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(report.Permissions, p => p.Held is null);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task<IReadOnlyList<CapturedItem>> CollectAllAsync()
    {
        var items = new List<CapturedItem>();
        foreach (var capability in (string[])["kubernetes.rollouts", "kubernetes.pods", "kubernetes.events", "kubernetes.config-changes"])
            items.AddRange(await _source.CollectAsync(capability));
        return items;
    }
}
