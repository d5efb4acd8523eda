using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Rca.UnitTests.Connectors.GitHub.Sync;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Description;

/// <summary>What the tests and the demo take for GitHub answers as GitHub's description says.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Every_recording_of_the_demo_is_as_described()
    {
        var description = GitHubDescription.OrSkip();
        var problems = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.File("samples/demo/recordings/github"), "*.json"))
            if (JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)) is JsonObject recording && recording["method"]?.GetValue<string>() == "GET")
                problems.AddRange(await description.ProblemsAsync(recording["path"]!.GetValue<string>(), recording["status"]!.GetValue<int>(), recording["body"]!.ToJsonString()));

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task Every_answer_of_the_world_is_as_described()
    {
        var description = GitHubDescription.OrSkip();
        await using var source = await SyncSource.StartAsync();
        source.World.PageSize = 2;
        var answered = new ConcurrentBag<(string Path, int Status, string Body)>();
        source.World.Answering = (path, status, body) => answered.Add((path, status, body));
        await source.CollectAsync();
        var root = source.Commit(100);
        source.Commit(90);
        source.Commit(80);
        source.Pass();
        await source.CollectAsync();
        source.Commit(20, [root]);
        source.Pass();
        await source.CollectAsync();
        source.World.Rename(source.Repository, "acme/till");
        source.Commit(5);
        source.Pass();
        await source.CollectAsync();
        await source.CollectAsync(scope: [("branch", "no/such")]);
        source.World.RetryAfter = 60;
        source.Pass();
        await source.CollectAsync();

        Assert.Equal([200, 301, 404, 409, 429], answered.Select(a => a.Status).Distinct().Order());
        Assert.Contains(answered, a => a.Path.Contains("/compare/", StringComparison.Ordinal) && a.Status == 200);
        var problems = new List<string>();
        foreach (var (path, status, body) in answered.Distinct()) problems.AddRange(await description.ProblemsAsync(path, status, body));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task What_is_not_as_described_is_noticed()
    {
        var description = GitHubDescription.OrSkip();

        Assert.NotEmpty(await description.ProblemsAsync("/repos/acme/checkout/commits", 200, """[{"sha":"0"}]"""));
        Assert.NotEmpty(await description.ProblemsAsync("/repos/acme/checkout/releases", 200, """[{"id":"a text"}]"""));
        Assert.NotEmpty(await description.ProblemsAsync("/no/such/path", 200, "[]"));
    }
}
