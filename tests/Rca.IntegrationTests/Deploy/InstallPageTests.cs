using System.Text.RegularExpressions;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.IntegrationTests.Deploy;

/// <summary>docs/install.md, as a platform team follows it: its commands run, its Secrets are those of the manifests, and its transcripts are what is printed.</summary>
public sealed partial class InstallPageTests
{
    // Made by others than our page: by CloudNativePG, and by whoever brings certificates, KEDA and authorities.
    static readonly string[] Brought = ["rca-store-ca", "rca-broker-tls", "rca-broker-monitoring", "rca-trust"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_of_the_page_make_every_secret_that_the_manifests_name()
    {
        var (_, commands) = await PageCommands.ReadAsync("install.md", Ct);
        Assert.True(commands.Count >= 4, "the page has lost its commands");
        using var scratch = new Scratch();
        scratch.Write("github-token.txt", "github-token-of-a-test");
        scratch.Write("orders-db.txt", "Host=orders-db;Username=rca;Password=of-a-test;SSL Mode=VerifyFull");
        var (exit, said) = await PageCommands.RunAsync(
            commands, scratch.Folder, new Dictionary<string, string?>(StringComparer.Ordinal) { ["RCA"] = KitFiles.Root, ["PATH"] = PageCommands.WithPrograms }, Ct);
        Assert.True(exit == 0, said);
        Assert.Contains("set_permissions -p 'rca' rca-planner", said, StringComparison.Ordinal);
        Assert.Contains("orders-db", said, StringComparison.Ordinal);

        var made = Made(await File.ReadAllTextAsync(scratch.Path("secrets.yaml"), Ct));
        var rendered = await Kustomized.RenderAsync("overlays/complete");
        var references = rendered.Objects.SelectMany(References).Where(r => !Brought.Contains(r.Secret, StringComparer.Ordinal)).Distinct().ToList();
        Assert.True(references.Count > 20, "the manifests name few Secrets");
        foreach (var (secret, key) in references)
        {
            var keys = Assert.Contains(secret, made);
            if (key is not null) Assert.Contains(key, keys);
        }

        // And none in vain.
        Assert.Equal(references.Select(r => r.Secret).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.False(File.Exists(scratch.Path("one.env")), "a file with passwords is left over");
    }

    [Fact]
    public async Task Transcripts_of_the_page_are_what_a_deployment_prints()
    {
        var (page, _) = await PageCommands.ReadAsync("install.md", Ct);
        await using var deployment = await Deployment.StartAsync(TimeProvider.System.GetUtcNow(), Ct);
        using var client = new DeploymentClient(deployment);
        foreach (var door in (Uri[])[deployment.Intake, deployment.Aggregator])
            await Waiting.UntilAsync(() => client.IsReadyAsync(door, Ct), $"{door} is ready", () => deployment.Said, Ct);
        var doctor = Alike(await deployment.RunAsAsync("planner", ["doctor", "--config", "planner.yaml"], Ct));
        // What it says of the sources is long, and of the demo's sources.
        var general = doctor[..doctor.IndexOf("ok       sources", StringComparison.Ordinal)].Trim();
        var alert = Alike(await deployment.RunAsAsync(
            "intake",
            [
                "test-alert", "--url", deployment.Intake.ToString(), "--read-url", deployment.Aggregator.ToString(), "--report-token", "${env:RCA_REPORT_TOKEN}",
                "--read-token", "${env:RCA_READ_TOKEN}", "--label", "severity=critical", "--label", "namespace=shop",
                "--label", "repository=acme/checkout", "--label", "database=orders", "--label", "deployment=checkout",
            ], Ct));
        Assert.True((Shown(page, "planner's account and login:"), Shown(page, "--label deployment=checkout\n```")) == (general, alert), $"the page should have\n{general}\n\n{alert}");
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there()
    {
        var (page, _) = await PageCommands.ReadAsync("install.md", Ct);
        var files = Named().Matches(page).Select(m => m.Value.TrimEnd('.', '/')).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(files.Count >= 5, "the page names few files");
        Assert.All(files, f => Assert.True(Path.Exists(KitFiles.InRepository(f)), $"{f} is not there"));
    }

    static Dictionary<string, HashSet<string>> Made(string secrets)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(secrets));
        return yaml.Documents.Select(d => d.RootNode).OfType<YamlMappingNode>()
            .ToDictionary(s => Kustomized.Text(s, "metadata", "name"), s => Kustomized.Labels(s, "data").Keys.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // A volume, a variable, or what an operator is told to take.
    static IEnumerable<(string Secret, string? Key)> References(YamlMappingNode rendered)
    {
        foreach (var (key, value) in rendered.AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children))
        {
            switch (((YamlScalarNode)key).Value)
            {
                case "secretKeyRef":
                    yield return (Kustomized.Text(value, "name"), Kustomized.Text(value, "key"));
                    break;
                case "secretName":
                    yield return (((YamlScalarNode)value).Value!, null);
                    break;
                case "importCredentialsSecret" or "passwordSecret":
                    yield return (Kustomized.Text(value, "name"), "password");
                    break;
            }
        }
    }

    static string Shown(string page, string after)
    {
        var start = page.IndexOf(after, StringComparison.Ordinal);
        Assert.True(start >= 0, $"the page has no '{after}'");
        var block = Block().Match(page, start + after.Length);
        return Alike(block.Groups[1].Value);
    }

    // What is another one at each run: ports, ids, digests, times.
    static string Alike(string said) => Changing().Replace(said, "…").Trim();

    [GeneratedRegex(@"inc-[0-9a-f]{32}|inc-…|[0-9a-f]{16,}|127\.0\.0\.1:\d+|localhost:\d+|rca_[0-9a-f]{8,}|\d+(\.\d+)? m?s\b|\d{4}-\d\d-\d\dT[0-9:.]+Z|/tmp/\S+|…", RegexOptions.NonBacktracking)]
    private static partial Regex Changing();

    [GeneratedRegex(@"\n```\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:deploy|src)/[A-Za-z0-9_./-]+|docker-compose\.yml", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
