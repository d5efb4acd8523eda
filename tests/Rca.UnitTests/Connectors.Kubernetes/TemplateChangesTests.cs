using System.Globalization;
using System.Text.Json;
using Rca.Connectors.Kubernetes.Capabilities.Rollouts;
using k8s.Models;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class TemplateChangesTests
{
    static readonly PodTemplate Templates = new(new DigestKey([.. Enumerable.Repeat((byte)7, 32)]), "shop", WorkloadKind.Deployment, "checkout");

    [Fact]
    public void Same_template_has_no_change()
    {
        var changes = Between(_ => { });
        Assert.Equal(0, changes.Images.Count + changes.Resources.Count + changes.Environment.Count + changes.Commands.Count + changes.Settings.Count + changes.Added.Count + changes.Removed.Count);
        Assert.False(changes.Other);
    }

    [Fact]
    public void Changed_value_of_a_variable_is_two_digests_and_no_value()
    {
        var changes = Between(spec => spec.Containers[0].Env[0].Value = "EXAMPLE-new-password");
        var change = Assert.Single(Assert.Single(changes.Environment).Changed);
        Assert.Equal(("DATABASE_PASSWORD", EnvironmentSource.Literal, EnvironmentSource.Literal), (change.Name, change.From, change.To));
        Assert.NotEqual(change.FromDigest, change.ToDigest);
        Assert.DoesNotContain("EXAMPLE", JsonSerializer.Serialize(changes), StringComparison.Ordinal);
        Assert.False(changes.Other);
    }

    [Fact]
    public void Variable_that_comes_from_a_secret_now_is_a_reference()
    {
        var changes = Between(spec => (spec.Containers[0].Env[0].Value, spec.Containers[0].Env[0].ValueFrom) = (null,
            new() { SecretKeyRef = new() { Name = "db", Key = "pw" } }));
        var change = Assert.Single(Assert.Single(changes.Environment).Changed);
        Assert.Equal((EnvironmentSource.Secret, "db/pw", null), (change.To, change.ToReference, change.ToDigest));
    }

    [Fact]
    public void Command_and_arguments_are_text_for_the_redactor()
    {
        var change = Assert.Single(Between(spec => spec.Containers[0].Args = ["--level", "debug"]).Commands);
        Assert.Equal(("""{"command":[],"args":[]}""", """{"command":[],"args":["--level","debug"]}"""), (change.From, change.To));
    }

    public static TheoryData<TemplateSetting, string?, string, Action<V1PodSpec>> Settings() => new()
    {
        { TemplateSetting.ServiceAccount, null, "->admin", s => s.ServiceAccountName = "admin" },
        { TemplateSetting.Privileged, null, "->1", s => s.Containers[0].SecurityContext = new() { Privileged = true } },
        { TemplateSetting.CapabilityAdded, "NET_ADMIN", "->1", s => s.Containers[0].SecurityContext = new() { Capabilities = new() { Add = ["NET_ADMIN"] } } },
        { TemplateSetting.RunAsUser, null, "->0", s => s.SecurityContext = new() { RunAsUser = 0 } },
        { TemplateSetting.ReadinessProbe, "timeout", "1->5", s => s.Containers[0].ReadinessProbe.TimeoutSeconds = 5 },
        { TemplateSetting.Volume, "config", "configmap/old->configmap/new", s => s.Volumes[0].ConfigMap.Name = "new" },
        { TemplateSetting.ResourceLimit, "ephemeral-storage", "->1024", s => s.Containers[0].Resources.Limits["ephemeral-storage"] = new("1Ki") },
        { TemplateSetting.NodeSelector, "zone", "->a", s => s.NodeSelector = new Dictionary<string, string> { ["zone"] = "a" } },
        { TemplateSetting.TerminationGrace, null, "->5", s => s.TerminationGracePeriodSeconds = 5 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Setting_that_changed_is_named_with_both_values(TemplateSetting setting, string? name, string change, Action<V1PodSpec> edit)
    {
        var found = Assert.Single(Between(edit).Settings);
        Assert.Equal((setting, name), (found.Setting, found.Name));
        Assert.Equal(change,
            string.Create(CultureInfo.InvariantCulture, $"{found.FromNumber?.Number:0}{found.FromName}->{found.ToNumber?.Number:0}{found.ToName}"));
    }

    [Fact]
    public void Probe_of_another_path_is_two_digests()
    {
        var found = Assert.Single(Between(s => s.Containers[0].ReadinessProbe.HttpGet.Path = "/ready?token=EXAMPLE").Settings);
        Assert.Equal((TemplateSetting.ReadinessProbe, "http"), (found.Setting, found.Name));
        Assert.NotEqual(found.FromDigest, found.ToDigest);
        Assert.NotNull(found.FromDigest);
    }

    [Fact]
    public void Change_that_no_list_has_is_not_silent() =>
        Assert.True(Between(s => s.Containers[0].Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 5 } } }).Other);

    [Fact]
    public void Container_that_came_or_went_is_named()
    {
        var changes = Between(s => s.Containers.Add(new() { Name = "proxy", Image = "p:1" }));
        Assert.Equal("proxy", Assert.Single(changes.Added));
        Assert.Equal("proxy",
            Assert.Single(PodTemplateChanges.Between(Read(s => s.Containers.Add(new() { Name = "proxy", Image = "p:1" })), Read(_ => { })).Removed));
    }

    [Theory]
    [InlineData("1.9.0-3f2a9c1", "git:3f2a9c1")]
    [InlineData("sha-0123456789abcdef0123456789abcdef01234567", "git:0123456789abcdef0123456789abcdef01234567")]
    [InlineData("main-g4f5e6d7", "git:4f5e6d7")]
    [InlineData("1.9.0", null)]
    [InlineData("20260101", null)]
    [InlineData("defaced", null)]
    public void Commit_in_a_tag_is_a_join_key(string tag, string? commit) =>
        Assert.Equal(commit is null ? [] : [commit], CommitNames.Of(null, new V1PodTemplateSpec(), [tag]));

    static PodTemplateChanges Between(Action<V1PodSpec> edit) => PodTemplateChanges.Between(Read(_ => { }), Read(edit));

    static TemplateReading Read(Action<V1PodSpec> edit)
    {
        var spec = new V1PodSpec
        {
            Containers =
            [
                new()
                {
                    Name = "app", Image = "shop/checkout:1.8.0", Env = [new() { Name = "DATABASE_PASSWORD", Value = "EXAMPLE-old-password" }],
                    Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("1Gi") } },
                    ReadinessProbe = new() { HttpGet = new() { Path = "/ready", Port = 8080 }, TimeoutSeconds = 1 },
                },
            ],
            Volumes = [new() { Name = "config", ConfigMap = new() { Name = "old" } }],
        };
        edit(spec);
        return Templates.Read(new V1PodTemplateSpec { Spec = spec });
    }
}
