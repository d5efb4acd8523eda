using k8s;
using k8s.Models;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class RbacTests
{
    [Theory]
    [InlineData("clusterrole.yaml", null)]
    [InlineData("role.yaml", "shop")]
    public void Shipped_role_is_the_one_that_is_printed(string file, string? inNamespace) =>
        PublishedFile.Check(PublishedFile.Path("deploy", "k8s", "kubernetes-connector", file), KubernetesRbac.Write(KubernetesRbac.Default, inNamespace));

    [Theory]
    [InlineData(null)]
    [InlineData("shop")]
    public void Roles_read_and_have_no_wildcard_and_no_secrets(string? inNamespace)
    {
        var rules = Roles(KubernetesRbac.Write(KubernetesRbac.All, inNamespace)).SelectMany(r => r.Rules).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.Subset(new HashSet<string>(StringComparer.Ordinal) { "get", "list" }, rule.Verbs.ToHashSet(StringComparer.Ordinal));
            Assert.DoesNotContain("*", rule.ApiGroups.Concat(rule.Resources));
            Assert.DoesNotContain("secrets", rule.Resources);
        });
    }

    [Fact]
    public void Every_declared_right_is_used_by_a_capability_and_every_rule_has_its_reason()
    {
        var printed = KubernetesRbac.Write(KubernetesRbac.All, null);
        var granted = Roles(printed).SelectMany(r => r.Rules).SelectMany(r => r.Verbs.Select(v => (v, r.ApiGroups.Single(), r.Resources.Single()))).ToHashSet();
        Assert.All(KubernetesPermissions.All, p =>
        {
            Assert.Contains(KubernetesPermissions.Parts(p), granted);
            Assert.Contains($": {p.Why}\n", printed, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Role_of_one_capability_has_its_rights_alone()
    {
        var roles = Roles(KubernetesRbac.Write([KubernetesRbac.Find("events")!], "shop")).ToList();
        // Events about nodes are elsewhere.
        Assert.Equal(["shop", "default"], roles.Select(r => r.Metadata.NamespaceProperty));
        Assert.Equal("events", Assert.Single(roles[1].Rules).Resources.Single());
        var role = roles[0];
        Assert.Contains(role.Rules, r => r.Resources.Single() is "events");
        Assert.DoesNotContain(role.Rules, r => r.Resources.Single() is "configmaps");
    }

    [Fact]
    public void Operators_elsewhere_have_their_roles_where_they_are()
    {
        var roles = Roles(KubernetesRbac.Write([KubernetesRbac.Find("argo")!, KubernetesRbac.Find("flux")!], "shop", new("openshift-gitops", "fleet")));
        Assert.Equal(["shop", "fleet", "openshift-gitops"], roles.Select(r => r.Metadata.NamespaceProperty));
    }

    [Fact]
    public void What_a_pod_writes_is_granted_by_name_alone() =>
        Assert.DoesNotContain("pods/log", KubernetesRbac.Write(KubernetesRbac.Default, null), StringComparison.Ordinal);

    static IEnumerable<V1Role> Roles(string yaml) => yaml.Split("---\n").Select(d => KubernetesYaml.Deserialize<V1Role>(d));
}
