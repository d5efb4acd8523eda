using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.GitHub;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class OptionsTests
{
    const string Variable = "RCA_GITHUB_TOKEN";

    [Fact]
    public void Sample_is_a_source_without_a_problem()
    {
        Environment.SetEnvironmentVariable(Variable, "ghp_" + new string('0', 36));
        var root = ConfigurationFile.Load(Repository.File("src/Rca.Connectors.GitHub/sample.yaml"));
        var source = Assert.Single(root.List("sources"));

        Assert.Equal("github", source.Text("connector"));
        Assert.NotEmpty(source.List("allowedScopes"));
        Create(source.Section("options"));
        Assert.Empty(root.Errors);
    }

    [Theory]
    [InlineData("baseAddress: github", "which is no address")]
    [InlineData("baseAddress: ftp://github.example/", "which is no address")]
    [InlineData("baseAddress: http://github.example/", "expected https")]
    [InlineData("baseAddress: https://user:hunter2@github.example/", "(not shown)")]
    [InlineData("baseAddress: https://github.example/?token=hunter2", "(not shown)")]
    [InlineData("baseAddress: https://github.example/", "token: found nothing")]
    [InlineData("token: ${env:RCA_GITHUB_TOKEN}\nappId: x\nappInstallation: 1\nappPrivateKey: ${file:k}", "found a token beside an App")]
    [InlineData("appId: x\nappPrivateKey: ${file:k}", "appInstallation: found nothing")]
    [InlineData("appInstallation: 1\nappPrivateKey: ${file:k}", "appId: found nothing")]
    [InlineData("appId: x\nappInstallation: 1", "appPrivateKey: found nothing")]
    [InlineData("appId: x y\nappInstallation: 1\nappPrivateKey: ${file:k}", "expected letters and digits")]
    [InlineData("appId: x\nappInstallation: 1\nappPrivateKey: hunter2", "literal value (not shown)")]
    [InlineData("quotaReserve: 91", "quotaReserve")]
    [InlineData("tokn: x", "did you mean 'token'?")]
    [InlineData("token: hunter2", "literal value (not shown)")]
    public void Problem_of_the_options_is_reported_and_shows_no_secret(string yaml, string problem)
    {
        var options = ConfigurationFile.Parse("rca.yaml", yaml + "\n");

        Create(options);

        Assert.Contains(options.Errors, e => e.ToString().Contains(problem, StringComparison.Ordinal));
        Assert.DoesNotContain(options.Errors, e => e.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080/api/v3")]
    [InlineData("http://[::1]:8080/")]
    public void Loopback_needs_neither_encryption_nor_a_token(string address)
    {
        var options = ConfigurationFile.Parse("rca.yaml", $"baseAddress: {address}\n");

        Create(options);

        Assert.Empty(options.Errors);
    }

    static void Create(ConfigSection options) => new GitHubConnectorType().Create(new(new SourceConfiguration("acme-code", "github", [], [], options), new FakeTimeProvider(), NoSourceState.Instance));
}
