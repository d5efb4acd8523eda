using System.Text.Json.Nodes;
using Rca.Contracts;

namespace Rca.UnitTests.Connectors.GitHub.World;

/// <summary>GitHub's shapes, whole, as the recordings of the demo have them; with a marker in what was not asked for.</summary>
static class WorldShapes
{
    static readonly JsonObject RepositoryShape = (JsonObject)Recorded("repository");
    static readonly JsonObject CommitShape = (JsonObject)Recorded("commits")[0]!;
    static readonly JsonObject CompareShape = (JsonObject)Recorded("compare");

    public static JsonObject Repository(WorldRepository repository)
    {
        var shape = New(RepositoryShape);
        (shape["id"], shape["full_name"], shape["default_branch"], shape["description"]) = (repository.Id, repository.Name, "main", Body.Unasked);
        return shape;
    }

    public static JsonObject Commit(WorldCommit commit)
    {
        var shape = New(CommitShape);
        (shape["sha"], shape["node_id"], shape["committer"]) = (commit.Sha, Body.Unasked, null);
        shape["author"]!["login"] = "EXAMPLE-login";
        shape["parents"] = new JsonArray([.. commit.Parents.Select(p => new JsonObject { ["sha"] = p, ["url"] = Body.Unasked })]);
        var inner = shape["commit"]!;
        (inner["author"], inner["committer"], inner["message"]) = (Signature(commit), Signature(commit), $"{commit.Title}\n\n{Body.Unasked}");
        (inner["verification"]!["verified"], inner["verification"]!["payload"]) = (false, Body.Unasked);
        return shape;
    }

    public static JsonObject Comparison(int ahead, int behind, IEnumerable<WorldCommit> page)
    {
        var shape = New(CompareShape);
        shape["status"] = (ahead, behind) switch { (0, 0) => "identical", (_, 0) => "ahead", (0, _) => "behind", _ => "diverged" };
        (shape["ahead_by"], shape["behind_by"], shape["total_commits"]) = (ahead, behind, ahead);
        shape["commits"] = new JsonArray([.. page.Select(Commit)]);
        foreach (var file in shape["files"]!.AsArray()) (file!["filename"], file["patch"]) = (Body.Unasked, Body.Unasked);
        return shape;
    }

    static JsonObject Signature(WorldCommit commit) => new()
    {
        ["name"] = "EXAMPLE-name",
        ["email"] = "EXAMPLE-mail@acme.example",
        ["date"] = UtcTimeJsonConverter.Format(commit.CommittedAt),
    };

    static JsonObject New(JsonObject shape) => (JsonObject)shape.DeepClone();

    static JsonNode Recorded(string name) =>
        JsonNode.Parse(File.ReadAllText(GitHub.Repository.File($"samples/demo/recordings/github/{name}.json")))!["body"]!;
}
