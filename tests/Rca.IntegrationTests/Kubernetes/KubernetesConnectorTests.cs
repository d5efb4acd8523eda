using System.Text.Json;
using k8s;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;
using SecretReference = Rca.Connectors.Kubernetes.Evidence.SecretReference;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The connector against a real API server, as a user with the rights that its descriptor asks for.</summary>
public sealed class KubernetesConnectorTests(SharedKubeApi shared)
{
    const string Reader = "rca-reader";
    static readonly string[] Capabilities = ["kubernetes.rollouts", "kubernetes.pods", "kubernetes.events", "kubernetes.config-changes", "kubernetes.self"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bad_rollout_is_named_and_every_request_is_in_ledger_and_audit_log()
    {
        var server = await OursAsync();
        using var admin = Client(server);
        var name = NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.GrantAsync(Reader, Rights(), Ct);
        var connector = Connector(server.ReaderKubeconfig!, name);
        var before = (await AuditAsync(server, admin)).Count;

        var ledger = new Ledger();
        var items = new List<CapturedItem>();
        foreach (var capability in Capabilities) items.AddRange(await CollectAsync(connector, capability, name, ledger));

        var evidence = items.Select(i => i.Evidence).ToList();
        var bad = evidence.OfType<Revision>().Single(r => r.Newest);
        Assert.Equal((CheckoutStory.Good, CheckoutStory.Bad), (bad.ImageChanges.Single().From, bad.ImageChanges.Single().To));
        Assert.Equal((ResourceName.MemoryLimit, Quantity.Of(128 << 20)), (bad.ResourceChanges.Single().Resource, bad.ResourceChanges.Single().To));
        Assert.Equal("release 1.9.0", bad.ChangeCause);
        Assert.Equal(["DATABASE_PASSWORD", "PAYMENTS_KEY"], bad.Containers.Single().EnvironmentNames);
        Assert.Equal([1d, 2d, 3d], evidence.OfType<Revision>().Select(r => r.Number.Number).Order());
        Assert.Equal((CheckoutStory.Oldest, CheckoutStory.Good), evidence.OfType<Revision>().Where(r => r.Number == Quantity.Of(2))
            .Select(r => (r.ImageChanges.Single().From, r.ImageChanges.Single().To)).Single());
        Assert.InRange(bad.LeadTime.Number, 1, 1_800);
        Assert.Equal(["git:3f2a9c1"], bad.Commits);
        var value = bad.EnvironmentChanges.Single().Changed.Single();
        Assert.Equal("DATABASE_PASSWORD", value.Name);
        Assert.NotEqual(value.FromDigest, value.ToDigest);
        Assert.Contains(bad.SettingChanges, c => c.Setting == TemplateSetting.RunAsUser && c.ToNumber == Quantity.Of(0));
        Assert.Contains(bad.SettingChanges, c => c is { Setting: TemplateSetting.Annotation, Name: "vault.example/token", ToDigest: not null });
        Assert.Contains(bad.SettingChanges, c => c is { Setting: TemplateSetting.ServiceAccount, ToName: "default" });
        Assert.Contains(CheckoutStory.PlantedInArgument, bad.CommandChanges.Single().To, StringComparison.Ordinal);
        Assert.NotEmpty(evidence.OfType<Rollout>().Single().Managers);
        Assert.Equal(RolloutState.Progressing, evidence.OfType<Rollout>().Single().State);
        var crashing = evidence.OfType<PodState>().Single(p => p.OomKilled).Containers.Single();
        Assert.Equal((WaitingReason.CrashLoopBackOff, TerminationReason.OomKilled, Quantity.Of(137)),
            (crashing.WaitingReason, crashing.LastTerminationReason, crashing.LastExitCode));
        Assert.Equal(Quantity.Of(3), evidence.OfType<ClusterEvent>().Single(e => e.Reason == EventReason.Unhealthy).Count);
        Assert.Equal(Quantity.Of(1), evidence.OfType<ClusterEvent>().Single(e => e.Reason == EventReason.FailedScheduling).Count);
        Assert.Contains(evidence.OfType<ClusterEvent>(), e => e.Reason == EventReason.ScalingReplicaSet);
        var map = evidence.OfType<ConfigMapChange>().Single();
        Assert.Equal(("checkout-config", true), (map.Name, map.ChangedInWindow));
        Assert.Contains("test-edit", map.Managers);
        Assert.InRange(map.LeadTime.Number, 1, 1_800);
        Assert.Equal((ConfigComparison.MetadataOnly, 21), (map.Comparison, map.Keys.Count));
        Assert.Equal("checkout-payments", evidence.OfType<SecretReference>().Single().Name);

        var json = JsonSerializer.Serialize(items.Select(i => EvidenceKind.Write(i.Evidence)));
        Assert.Contains(CheckoutStory.PlantedInMessage, json, StringComparison.Ordinal);
        foreach (var planted in (string[])[CheckoutStory.PlantedInValue, CheckoutStory.PlantedNewValue, CheckoutStory.PlantedInAnnotation,
            "last-applied-configuration"])
            Assert.DoesNotContain(planted, json, StringComparison.Ordinal);

        var audited = (await AuditAsync(server, admin)).Skip(before).Where(e => e.User == Reader).ToList();
        Assert.Equal(audited.Select(e => e.Request), Short(ledger));
        // One for the events about nodes, and six for what the identity may elsewhere, are among them.
        Assert.Equal(12, audited.Count);
        Assert.DoesNotContain(audited, e => e.Request.Contains("secrets", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Rights_taken_away_one_by_one_are_forbidden_for_their_own_capability_alone()
    {
        var server = await OursAsync();
        using var admin = Client(server);
        var name = NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.GrantAsync(Reader, Rights().Where(r => r.Resource is not ("pods" or "configmaps")), Ct);
        var connector = Connector(server.ReaderKubeconfig!, name);

        Assert.NotEmpty(await CollectAsync(connector, "kubernetes.rollouts", name, new Ledger()));
        Assert.NotEmpty(await CollectAsync(connector, "kubernetes.events", name, new Ledger()));
        var pods = await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, "kubernetes.pods", name, new Ledger()));
        Assert.Equal((Outcome.Forbidden, "not-permitted"), (pods.Outcome, pods.Reason));
        Assert.Contains("\"pods\"", pods.Detail, StringComparison.Ordinal);
        var maps = await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, "kubernetes.config-changes", name, new Ledger()));
        Assert.Contains("\"configmaps\"", maps.Detail, StringComparison.Ordinal);

        var report = await connector.ProbeAsync(new Ledger(), Ct);
        Assert.True(report.Reachable);
        Assert.Equal(["core.configmaps.get", "core.pods.get", "core.pods.list"],
            report.Permissions.Where(p => p.Held == false && !p.Id.Contains('@', StringComparison.Ordinal)).Select(p => p.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refused_and_missing_and_the_probe_are_in_ledger_and_audit_log()
    {
        var server = await OursAsync();
        using var admin = Client(server);
        var name = NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.GrantAsync(Reader, Rights().Where(r => r.Resource is not "pods"), Ct);
        var connector = Connector(server.ReaderKubeconfig!, name);
        var before = (await AuditAsync(server, admin)).Count;

        var ledger = new Ledger();
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, "kubernetes.pods", name, ledger));
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, "kubernetes.rollouts", name, ledger, workload: "no-such-workload"));
        await connector.ProbeAsync(ledger, Ct);

        var audited = (await AuditAsync(server, admin)).Skip(before).Where(e => e.User == Reader).Select(e => e.Request).ToList();
        Assert.Equal(audited, Short(ledger));
        foreach (var status in (string[])["200", "403", "404", "201"]) Assert.Contains(audited, request => request.EndsWith(status, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Collection_that_is_cancelled_anywhere_has_whatever_the_server_saw_in_its_ledger()
    {
        var server = await OursAsync();
        using var admin = Client(server);
        var name = NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.GrantAsync(Reader, Rights(), Ct);
        var connector = Connector(server.ReaderKubeconfig!, name);
        var lost = 0;
        for (var microseconds = 500; microseconds < 200_000 && lost < 3; microseconds += microseconds / 2)
        {
            var before = (await AuditAsync(server, admin)).Count;
            var ledger = new Ledger();
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            cancelled.CancelAfter(TimeSpan.FromMicroseconds(microseconds));
            try
            {
                await CollectAsync(connector, "kubernetes.config-changes", name, ledger, cancellationToken: cancelled.Token);
            }
            catch (OperationCanceledException)
            {
                // What is meant to happen, wherever it happens.
            }

            var audited = (await AuditAsync(server, admin)).Skip(before).Where(e => e.User == Reader).Select(e => Uncoded(e.Request)).ToList();
            var entries = Short(ledger).Select(Uncoded).ToList();
            if (ledger.Entries is [.., { Status: "lost" }]) lost++;
            Assert.All(ledger.Entries.SkipLast(1), e => Assert.NotEqual("lost", e.Status));
            // What is lost may not have reached the server; everything else has, and nothing that did is missing.
            Assert.Equal(entries.Take(audited.Count), audited);
            Assert.InRange(entries.Count - audited.Count, 0, ledger.Entries is [.., { Status: "lost" }] ? 1 : 0);
        }

        Assert.True(lost > 0);
    }

    [Fact]
    public async Task The_probe_asks_for_reviews_alone_which_store_nothing_and_says_as_whom_where_the_server_tells()
    {
        var server = await OursAsync();
        using var admin = Client(server);
        var before = (await AuditAsync(server, admin)).Count;
        var ledger = new Ledger();
        var report = await Connector(server.ReaderKubeconfig!, "default").ProbeAsync(ledger, Ct);

        var audited = (await AuditAsync(server, admin)).Skip(before).Where(e => e.User == Reader).Select(e => e.Request).ToList();
        Assert.Equal(audited, Short(ledger));
        // The rules of three namespaces, this one's among them, and who it is.
        Assert.Equal(4, audited.Count(request => !request.Contains("selfsubjectaccessreviews", StringComparison.Ordinal)));
        Assert.All(audited.SkipLast(1), request => Assert.Matches("^POST /apis/authorization.k8s.io/v1/selfsubject(rules|access)reviews 201$", request));
        // Servers before 1.28 do not have this review.
        Assert.Matches("^POST /apis/authentication.k8s.io/v1/selfsubjectreviews (201|403|404)$", audited[^1]);
        Assert.Equal(audited[^1].EndsWith(" 201", StringComparison.Ordinal) ? Reader : null, report.Identity);
    }

    [Fact]
    public async Task A_user_without_any_right_is_forbidden_everything()
    {
        var server = await OursAsync();
        var connector = Connector(server.NarrowKubeconfig!, "default");
        foreach (var capability in Capabilities.Where(c => c is not "kubernetes.self"))
            Assert.Equal(Outcome.Forbidden,
                (await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, capability, "default", new Ledger()))).Outcome);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_and_not_empty()
    {
        var server = await OursAsync();
        var connector = Connector(server.AdminKubeconfig, "*");
        foreach (var (capability, name) in Capabilities.Where(c => c is not "kubernetes.self").Select(c => (c, "no-such-namespace"))
            .Append(("kubernetes.pods", "default")))
            Assert.Equal(Outcome.NotFound,
                (await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(connector, capability, name, new Ledger()))).Outcome);
    }

    [Fact]
    public async Task A_certificate_of_the_right_authority_for_another_name_is_not_trusted()
    {
        var server = await OursAsync();
        var folder = Directory.CreateTempSubdirectory("rca-kubeconfig-");
        var kubeconfig = await File.ReadAllTextAsync(server.AdminKubeconfig, Ct);
        var wrongName = Path.Combine(folder.FullName, "name.kubeconfig");
        // The authority is the right one: only the name is not in the certificate.
        await File.WriteAllTextAsync(wrongName, kubeconfig.Replace("server:", "tls-server-name: elsewhere.example, server:", StringComparison.Ordinal), Ct);
        var failure =
            await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(Connector(wrongName, "*"), "kubernetes.pods", "default", new Ledger()));
        Assert.Equal((Outcome.Unreachable, "tls-failed"), (failure.Outcome, failure.Reason));
        folder.Delete(recursive: true);
    }

    async Task<KubeApiServer> OursAsync()
    {
        var server = await shared.GetAsync(Ct);
        if (server.ReaderKubeconfig is null) Assert.Skip($"{KubeApiServer.Variable} names a cluster without the users that these tests need.");
        return server;
    }

    // Those of the namespaces in scope: what is needed elsewhere, the reader has not.
    static IEnumerable<(string Group, string Resource, string Verb)> Rights() =>
        new KubernetesConnectorType().Descriptor.Permissions.Where(IsOfTheScope).Select(p =>
    {
        var words = p.Id.Split('.');
        return (words[0] is "core" ? "" : string.Join('.', words[..^2]), words[^2], words[^1]);
    });

    static bool IsOfTheScope(PermissionDescriptor permission) => !permission.Id.Contains('@', StringComparison.Ordinal);

    static string NewNamespace() => $"shop-{Guid.NewGuid():N}"[..20];

    static k8s.Kubernetes Client(KubeApiServer server) => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(server.AdminKubeconfig));

    static IConnector Connector(string kubeconfig, string inNamespace)
    {
        var section = ConfigurationFile.Parse("test.yaml", $"kubeconfig: {kubeconfig}");
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = inNamespace };
        var connector = new KubernetesConnectorType()
            .Create(new(new SourceConfiguration("prod-eu", "kubernetes", [scope], [], section), TimeProvider.System, NoSourceState.Instance));
        Assert.Empty(section.Errors);
        return connector;
    }

    // A status that the server gave to a request that nobody waited for any more is its own affair.
    static string Uncoded(string request) => request[..request.LastIndexOf(' ')];

    static IEnumerable<string> Short(Ledger ledger) =>
        ledger.Entries.Select(e => $"{e.Verb} {e.Resource}{(e.Selector is null ? "" : "?" + e.Selector)} {e.Status}");

    static async Task<IReadOnlyList<CapturedItem>> CollectAsync(
        IConnector connector, string capability, string inNamespace, Ledger ledger, string workload = "checkout", CancellationToken? cancellationToken = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = inNamespace };
        if (capability is not "kubernetes.self") scope["workload"] = workload;
        var items = new List<CapturedItem>();
        await foreach (var item in connector.CollectAsync(new CollectRequest(capability, scope, new Window(now.AddMinutes(-30), now.AddSeconds(5)), ledger),
            cancellationToken ?? Ct)) items.Add(item);
        return items;
    }

    static async Task<IReadOnlyList<(string User, string Request)>> AuditAsync(KubeApiServer server, k8s.Kubernetes admin) =>
        [.. (await KubeAudit.ReadAsync(server, admin, Ct)).Select(e => (e.User, $"{HttpVerb(e.Verb)} {e.Uri} {e.Status}"))];

    static string HttpVerb(string verb) => verb is "get" or "list" or "watch" ? "GET" : verb is "create" ? "POST" : verb.ToUpperInvariant();
}
