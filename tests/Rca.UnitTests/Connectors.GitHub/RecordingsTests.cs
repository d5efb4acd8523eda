using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class RecordingsTests
{
    const string Folder = "samples/demo/recordings/github";
    static readonly DateTimeOffset Alert = Read("story.json")["alertAt"]!.GetValue<DateTimeOffset>();

    // Of the planted secrets those that stand where evidence comes from; the others are dropped while an answer is read.
    static readonly string[] Captured = ["title of", "name of", "author and committer of"];

    [Fact]
    public async Task Story_is_told_by_the_four_capabilities_and_plants_what_it_says()
    {
        await using var server = await GitHubStandIn.StartAsync(_ => Recordings());
        var window = new Window(Alert.AddHours(-6), Alert);
        var collected = new List<Collected>();
        foreach (var capability in new[] { "github.commits", "github.pull-requests", "github.deployments", "github.workflow-runs" })
            collected.Add(await GitHubSource.CollectAsync(server.Address, capability, window: window));

        Assert.All(collected, c => Assert.Null(c.Failure));
        Assert.Equal([7, 1, 4, 2], collected.Select(c => c.Items.Count));
        var deployments = collected[2].Of<DeploymentEvidence>();
        Assert.Equal(["v1.9.0", "v1.8.0"], deployments.Select(d => d.Ref));
        Assert.Equal((482, deployments[0].Sha, "jon-t"), collected[1].All<PullRequestEvidence>().Select(p => (p.Number, p.MergeSha, p.MergedBy)).Single());
        Assert.Equal((482, "jon-t", 2), collected[2].Of<PullRequestEvidence>().Select(p => (p.Number, p.MergedBy, p.BroughtShas.Count)).Single());
        Assert.Equal(["smoke"], collected[3].All<WorkflowRunEvidence>().SelectMany(r => r.FailedJobs ?? []).Select(j => j.Name));
        var range = Assert.Single(collected[2].Of<DeploymentRangeEvidence>());
        Assert.Equal(collected[0].All<CommitEvidence>().Select(c => c.Sha).Reverse(), range.Range.Shas);
        Assert.Equal([Quantity.Of(1), Quantity.Of(1), Quantity.Of(1), Quantity.Of(2)], [range.Range.InfraFiles, range.Range.ConfigFiles, range.Range.DependencyFiles, range.Range.CodeFiles]);
        Assert.Contains(collected[0].All<CommitEvidence>(), c => c.Sha == deployments[0].Sha);
        Assert.Contains(collected[3].All<WorkflowRunEvidence>(), r => r.Conclusion == WorkflowConclusion.Failure && r.HeadSha == deployments[0].Sha);

        var (recorded, written) = (AllStrings(Recorded().Select(r => r["body"])), AllStrings(collected.SelectMany(c => c.Items).Select(i => JsonNode.Parse(Rca.Core.Collecting.EvidenceKind.Write(i.Evidence).GetRawText()))));
        Assert.All(Planted(), p => Assert.Contains(recorded, s => s.Contains(p.Value, StringComparison.Ordinal)));
        Assert.All(Planted(), p => Assert.Equal(Captured.Any(p.Where.StartsWith), written.Any(s => s.Contains(p.Value, StringComparison.Ordinal))));
    }

    static Dictionary<string, RequestDelegate> Recordings() => Recorded()
        .GroupBy(r => r["path"]!.GetValue<string>(), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (RequestDelegate)(context => Best([.. g], context)(context)), StringComparer.Ordinal);

    static RequestDelegate Best(IReadOnlyList<JsonObject> recordings, HttpContext context)
    {
        var asked = QueryHelpers.ParseQuery(context.Request.QueryString.Value).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        var found = recordings.Where(r => Fits((JsonObject?)r["query"] ?? [], asked)).ToList();
        return found.Count == 1 ? Answer.Json(found[0]["body"]!) : Answer.Status(404);
    }

    static bool Fits(JsonObject query, Dictionary<string, string> asked) =>
        query.Count == asked.Count && query.All(q => asked.TryGetValue(q.Key, out var value) && q.Value!.GetValue<string>() is var wanted && (wanted == "*" || wanted == value));

    static IEnumerable<JsonObject> Recorded() =>
        Directory.EnumerateFiles(Repository.File(Folder), "*.json").Select(Path.GetFileName).Where(f => f != "story.json").Select(f => Read(f!));

    static JsonObject Read(string file) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.File(Folder), file)))!;

    static List<(string Value, string Where)> Planted() =>
        [.. ((JsonArray)JsonNode.Parse(File.ReadAllText(Repository.File("samples/demo/planted-secrets.github.json")))!).Select(p => (p!["value"]!.GetValue<string>(), p["where"]!.GetValue<string>()))];

    static List<string> AllStrings(IEnumerable<JsonNode?> nodes) => [.. nodes.SelectMany(Strings)];

    static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => Strings(m.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
