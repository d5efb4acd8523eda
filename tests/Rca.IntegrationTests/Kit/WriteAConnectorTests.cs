using System.Text.RegularExpressions;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Kit;

/// <summary>docs/write-a-connector.md, as a reader follows it: every command on it, in its order, in one shell.</summary>
public sealed partial class WriteAConnectorTests(SharedRabbitMq shared)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_page_works_in_its_order_and_both_samples_conform()
    {
        await PythonPackages.RequireAsync(Ct);
        var (page, commands) = await PageCommands.ReadAsync("write-a-connector.md", Ct);
        Assert.True(commands.Count >= 5, "the page has lost its commands");
        Assert.DoesNotContain("```bash", page, StringComparison.Ordinal);
        using var scratch = new Scratch();
        await using var endpoint = HealthEndpoint.Start();
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TMPDIR"] = scratch.Folder,
            ["RCA_RABBITMQ"] = (await shared.GetAsync(Ct)).Address.ToString(),
            ["CHECKOUT_HEALTH"] = endpoint.Address.ToString(),
        };
        var (exit, said) = await PageCommands.RunAsync(commands, KitFiles.Root, environment, Ct);
        Assert.True(exit == 0, said);
        Assert.Equal(2, Conforms().Count(said));
        Assert.DoesNotContain("not-checked", said, StringComparison.Ordinal);
        Assert.True(endpoint.Asked > 0, "the sample asked its endpoint nothing");
    }

    [Fact]
    public async Task Sample_in_net_has_at_most_60_lines()
    {
        var files = Directory.EnumerateFiles(KitFiles.InRepository("samples", "connector"), "*.cs", SearchOption.AllDirectories);
        Assert.InRange((await Task.WhenAll(files.Select(f => File.ReadAllLinesAsync(f, Ct)))).Sum(l => l.Length), 20, 60);
    }

    [GeneratedRegex("^it conforms$", RegexOptions.Multiline)]
    private static partial Regex Conforms();
}
