using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The role that <c>rca kubernetes rbac</c> prints, applied to a real API server, and then without one right after the other.</summary>
public sealed class RbacTests(SharedKubeApi shared)
{
    // Not the user whose every request other tests count.
    const string Reader = "rca-narrow";

    static readonly string[] Own = ["kubernetes.rollouts", "kubernetes.config-changes", "kubernetes.self"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Printed_role_is_enough_for_what_it_was_printed_for_and_no_right_of_it_too_much()
    {
        var server = await shared.GetAsync(Ct);
        if (server.NarrowKubeconfig is null) Assert.Skip("the cluster has no user made for tests");
        using var admin = ClusterSource.Admin(server);
        var name = ClusterSource.NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        await story.PlaySetsAsync(Ct);
        // A new one each time: what one has read a moment ago it would not ask for.
        ClusterSource Source() => new(server.NarrowKubeconfig, name);
        var role = Printed([.. Own.Select(c => KubernetesRbac.Find(c)!)], name);
        await story.GrantAsync(Reader, role, Ct);

        string[][] scopes = [["workload=checkout"], ["workload=ledger"], ["workload=agent"], [$"pod={await story.BadPodAsync(Ct)}"],
            ["selector=app=ledger"], []];
        foreach (var capability in Own)
            foreach (var scope in capability is "kubernetes.self" ? [[]] : scopes)
                Assert.NotEmpty(await Source().CollectAsync(capability, scope));
        var access = Assert.Single(await Source().CollectAsync<OwnAccess>("kubernetes.self"));
        Assert.Equal((true, false, false), (access.RulesAreComplete, access.MayReadSecrets, access.HasWildcard));

        foreach (var (rule, verb) in role.Rules.SelectMany(r => r.Verbs.Select(v => (r, v))).ToList())
        {
            // To tell an empty namespace from none; here nothing is empty.
            if (rule.Resources.Single() is "namespaces") continue;
            await story.GrantAsync(Reader, Without(role, rule, verb), Ct);
            await story.UntilLostAsync(Reader, new() { ApiGroups = rule.ApiGroups, Resources = rule.Resources, Verbs = [verb] }, Ct);
            var id = $"{(rule.ApiGroups.Single() is "" ? "core" : rule.ApiGroups.Single())}.{rule.Resources.Single()}.{verb}";
            var missing = new List<string>();
            foreach (var capability in Own.SkipLast(1))
                foreach (var scope in scopes)
                    if (await Source().MissingAsync(capability, scope) is { } permission) missing.Add($"{capability} {permission}");
            Assert.NotEmpty(missing);
            Assert.All(missing, m => Assert.EndsWith($" {id}", m, StringComparison.Ordinal));
            // What the workloads' own rights are not about goes on without it.
            Assert.Equal(rule.Resources.Single() is "configmaps" ? ["kubernetes.config-changes"] : rule.Resources.Single() is "replicasets"
                or "controllerrevisions" && verb is "list" ? ["kubernetes.rollouts"] : Own[..2],
                missing.Select(m => m.Split(' ')[0]).Distinct(StringComparer.Ordinal));
            Assert.Contains(Assert.Single(await Source().CollectAsync<OwnAccess>("kubernetes.self")).Rights, r => r.State == RightState.Missing
                && Is(r, rule, verb));
        }
    }

    [Fact]
    public async Task Printed_cluster_role_is_one_that_the_server_takes()
    {
        var server = await shared.GetAsync(Ct);
        using var admin = ClusterSource.Admin(server);
        var role = KubernetesYaml.Deserialize<V1ClusterRole>(KubernetesRbac.Write(KubernetesRbac.Default, null));
        var taken = await admin.RbacAuthorizationV1.CreateClusterRoleAsync(role, dryRun: "All", cancellationToken: Ct);
        Assert.Equal(role.Rules.Count, taken.Rules.Count);
    }

    static V1Role Printed(IReadOnlyList<CapabilityDescriptor> capabilities, string inNamespace) =>
        KubernetesYaml.Deserialize<V1Role>(KubernetesRbac.Write(capabilities, inNamespace));

    static V1Role Without(V1Role role, V1PolicyRule rule, string verb) => new()
    {
        Metadata = role.Metadata,
        Rules = [.. role.Rules.Select(r => r != rule ? r
            : new V1PolicyRule { ApiGroups = r.ApiGroups, Resources = r.Resources, Verbs = [.. r.Verbs.Where(v => v != verb)] }).Where(r => r.Verbs.Count > 0)],
    };

    static bool Is(OwnRight right, V1PolicyRule rule, string verb) =>
        string.Equals($"{right.Verb} {right.Resource}", $"{verb} {rule.Resources.Single()}", StringComparison.OrdinalIgnoreCase);
}
