using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Redaction.Policies;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Configuration;

/// <summary><c>redaction.policy</c>: read whole at start, its problems beside those of the file that names it.</summary>
public sealed class PolicySectionTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-policy-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Policy_beside_the_file_is_held_to()
    {
        Write("policy.yaml", "version: 1\nname: shop\nmac-addresses: keep");
        var configuration = Load("redaction: { policy: policy.yaml }");
        configuration.FinishWhole();
        Assert.Equal(("shop", "mac-addresses: keep"), (configuration.Policy.Name, configuration.Policy.Loosened.Single()));
        var engine = EmbeddedKeys.Ephemeral([]).Engine(configuration.Policy);
        Assert.Contains("02:42:ac:11:00:02", engine.RedactText("eth0 02:42:ac:11:00:02 up").Text, StringComparison.Ordinal);
        Assert.Equal(
            $"redaction policy: shop {configuration.Policy.Digest}; looser than the default: mac-addresses: keep", PolicyUsed.Of(configuration.Policy).ToString());
    }

    [Fact]
    public void File_without_one_has_the_default()
    {
        Assert.Same(RedactionPolicy.Default, Load("budgets: { deadline: 45s }").Policy);
        Assert.StartsWith("redaction policy: the default, sha256:", PolicyUsed.Of(RedactionPolicy.Default).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_of_both_files_are_said_at_once_each_with_its_place()
    {
        Write("policy.yaml", "version: 1\nclasses: { person: keep }\nemails: keep");
        var errors = Errors("redaction: { policy: policy.yaml }\nbudgets:\n  deadline: soon");
        Assert.Equal(3, errors.Count);
        Assert.StartsWith($"{Path("rca.yaml")}:3:13: budgets.deadline: found 'soon', expected ", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("policy.yaml:2:20: classes.person: found 'keep', expected one of pseudonymise, drop", errors[1], StringComparison.Ordinal);
        Assert.StartsWith("policy.yaml:3:9: emails: found ", errors[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy: absent.yaml", "redaction.policy: found no file 'absent.yaml', expected a redaction policy that exists")]
    [InlineData("policy: .", "redaction.policy: found no access to '.', expected a file")]
    [InlineData("policy: ''", "redaction.policy: found an empty text, expected the path of a redaction policy")]
    [InlineData("policy: [x]", "redaction.policy: found a list, expected a single value")]
    [InlineData("policy: large.yaml", "redaction.policy: found a file larger than 1048576 bytes")]
    [InlineData("policy: binary.yaml", "redaction.policy: found in 'binary.yaml' bytes that are not UTF-8")]
    public void Policy_that_cannot_be_read_is_refused(string section, string problem)
    {
        Write("large.yaml", new string('#', 1024 * 1024 + 1));
        File.WriteAllBytes(Path("binary.yaml"), [0xFF, 0xFE, 0x00]);
        Assert.Contains(problem, Errors($"redaction: {{ {section} }}").First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_in_a_policy_is_not_shown()
    {
        Write("policy.yaml", $"version: {Synthetic.GitHub}");
        Assert.DoesNotContain(Synthetic.GitHub, string.Join('\n', Errors("redaction: { policy: policy.yaml }")), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_that_does_not_redact_does_not_read_it()
    {
        var configuration = Load("redaction: { policy: absent.yaml }");
        configuration.Root.Finish();
        Assert.Empty(configuration.Root.Errors);
    }

    [Fact]
    public void Policy_is_shown_as_json() => Assert.Equal(
        $$"""{"digest":"{{RedactionPolicy.Default.Digest}}","loosened":[]}""", JsonSerializer.Serialize(PolicyUsed.Of(RedactionPolicy.Default), WireJson.Options));

    List<string> Errors(string yaml) => [.. Assert.Throws<ConfigurationException>(Load(yaml).FinishWhole).Errors.Select(e => e.ToString())];

    PipelineConfiguration Load(string yaml)
    {
        Write("rca.yaml", yaml);
        return PipelineConfiguration.Load(Path("rca.yaml"));
    }

    void Write(string name, string text) => File.WriteAllText(Path(name), text);

    string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
