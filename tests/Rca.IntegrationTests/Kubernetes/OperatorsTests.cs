using System.Text.Json;
using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>What operators deploy, issue and fetch, read through a real API server with the printed rights, and from the homes that the options name.</summary>
public sealed class OperatorsTests
{
    const string Secret = "EXAMPLE-of-an-operator";
    const string Reader = "rca-reader";
    const string Namespace = "shop";
    static readonly OperatorHomes Homes = new("openshift-gitops", "fleet");
    static readonly string[] Capabilities = ["kubernetes.argo", "kubernetes.flux", "kubernetes.network"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operators_are_read_by_discovery_in_their_own_homes_with_the_printed_rights_and_nothing_else_is_asked()
    {
        await using var server = await OwnServer.StartAsync(
            static (time, ct) => KubeApiServer.StartAsync(new Dictionary<string, string>([KubeApiServer.WithoutControllers]), time, ct), Ct);
        if (server.ReaderKubeconfig is null) Assert.Skip($"{KubeApiServer.Variable} names a cluster that is not ours to add APIs to.");
        using var admin = ClusterSource.Admin(server);
        await using var operators = await OperatorsApi.StartAsync(admin, Ct);
        await PlayAsync(admin, operators);
        var source = new ClusterSource(server.ReaderKubeconfig, Namespace, options: $"argoNamespace: {Homes.Argo}\nfluxNamespace: {Homes.Flux}");
        var items = new List<object>();
        foreach (var capability in Capabilities) items.AddRange(await source.CollectAsync(capability, "workload=checkout"));

        var application = Assert.Single(items.OfType<ArgoApplication>());
        Assert.Equal(("checkout", ArgoSyncStatus.OutOfSync, ArgoHealth.Degraded, true),
            (application.Name, application.Sync, application.Health, application.ManagesWorkload));
        Assert.Equal(("3f2a9c1", true), (Assert.Single(application.Revisions), Assert.Single(application.History).InWindow));
        var flux = items.OfType<FluxObject>().ToList();
        Assert.Equal([FluxKind.Kustomization, FluxKind.HelmRelease, FluxKind.GitRepository], flux.Select(f => f.Kind));
        Assert.Equal(["main@sha1:3f2a9c1", "1.9.0", "main@sha1:3f2a9c1"], flux.Select(f => f.Revision));
        Assert.Equal(FluxReason.HealthCheckFailed, flux[0].Reason);
        var certificate = Assert.Single(items.OfType<CertificateState>());
        Assert.Equal(("web", ConditionStatus.False, true), (certificate.Name, certificate.Ready, certificate.Expired));
        Assert.Equal(("payments", ConditionStatus.False),
            (Assert.Single(items.OfType<ExternalSecretState>()).Name, items.OfType<ExternalSecretState>().Single().Ready));
        Assert.Equal((RouteKind.HttpRoute, "gone"),
            (items.OfType<RouteState>().Single().Kind, Assert.Single(items.OfType<RouteState>().Single().MissingServices)));
        Assert.Empty(items.OfType<NotSeen>());
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(items.Select(EvidenceKind.Write)), StringComparison.Ordinal);

        // Plain JSON in pages: no table, no metadata alone, no watch.
        Assert.All(operators.Lists, l => Assert.Equal(("", "?limit=500&watch=false"), (l.Accept, l.Query)));
        var audited = (await KubeAudit.ReadAsync(server, admin, Ct)).Where(e => e.User == Reader).Select(e => e.Path).ToList();
        Assert.Equal(source.Ledger.Entries.Select(e => e.Resource), audited);
        Assert.DoesNotContain(audited, path => path.Contains("/secrets", StringComparison.Ordinal));
    }

    static async Task PlayAsync(k8s.Kubernetes admin, OperatorsApi operators)
    {
        foreach (var name in (string[])[Namespace, Homes.Argo, Homes.Flux])
            await admin.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = name } }, cancellationToken: Ct);
        await admin.AppsV1.CreateNamespacedDeploymentAsync(BrokenShopObjects.Read<V1Deployment>(BrokenShopObjects.Deployment),
            Namespace, cancellationToken: Ct);
        foreach (var role in KubernetesYaml.LoadAllFromString(KubernetesRbac.Write([.. Capabilities.Select(c => KubernetesRbac.Find(c)!)], Namespace, Homes))
            .Cast<V1Role>()) await GrantAsync(admin, role);
        foreach (var (group, version, plural, inNamespace, json) in OperatorObjects.All(Homes, Namespace, Secret, TimeProvider.System.GetUtcNow()))
        {
            await operators.ServeAsync(admin, group, version, plural, Ct);
            operators.Add(group, version, plural, inNamespace, json);
        }
    }

    static async Task GrantAsync(k8s.Kubernetes admin, V1Role role)
    {
        var (name, inNamespace) = (role.Metadata.Name, role.Metadata.NamespaceProperty);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(role, inNamespace, cancellationToken: Ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(new()
        {
            Metadata = new() { Name = name },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = name },
            Subjects = [new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = Reader }],
        }, inNamespace, cancellationToken: Ct);
    }
}
