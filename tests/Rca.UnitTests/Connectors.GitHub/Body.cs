using System.Globalization;
using System.Text.Json.Nodes;
using Rca.Contracts;

namespace Rca.UnitTests.Connectors.GitHub;

/// <summary>Bodies in GitHub's shapes, each with a marker in every text that was not asked for.</summary>
static class Body
{
    public const string Unasked = "UNASKED";

    public static DateTimeOffset Ago(double minutes) => GitHubSource.Now.AddMinutes(-minutes);

    public static string Sha(int number) => number.ToString("x40", CultureInfo.InvariantCulture);

    public static JsonObject Commit(int number, double minutesAgo = 10) => new()
    {
        ["sha"] = Sha(number),
        ["commit"] = new JsonObject
        {
            ["author"] = Signature("ann", minutesAgo + 5),
            ["committer"] = Signature("cid", minutesAgo),
            ["message"] = $"title {number}\r\n\r\n{Unasked} body",
            ["verification"] = new JsonObject { ["verified"] = true, ["reason"] = "valid", ["signature"] = Unasked, ["payload"] = Unasked },
        },
        ["author"] = new JsonObject { ["login"] = "ann-login", ["html_url"] = Unasked },
        ["committer"] = null,
        ["parents"] = new JsonArray(new JsonObject { ["sha"] = Sha(number + 1), ["url"] = Unasked }),
        ["files"] = new JsonArray(new JsonObject { ["filename"] = Unasked, ["patch"] = Unasked }),
    };

    public static JsonObject PullRequest(int number, double? mergedMinutesAgo = 10, double updatedMinutesAgo = 5) => new()
    {
        ["number"] = number,
        ["title"] = $"pull {number}",
        ["body"] = Unasked,
        ["user"] = new JsonObject { ["login"] = "ann-login" },
        ["merged_by"] = new JsonObject { ["login"] = $"merger-{number}" },
        ["labels"] = new JsonArray(new JsonObject { ["name"] = "release", ["description"] = Unasked }),
        ["base"] = new JsonObject { ["ref"] = "main", ["label"] = Unasked },
        ["merged_at"] = mergedMinutesAgo is { } m ? Time(m) : null,
        ["updated_at"] = Time(updatedMinutesAgo),
        ["merge_commit_sha"] = Sha(number),
    };

    /// <summary>As lists have it, which do not say who merged it.</summary>
    public static JsonObject Listed(int number)
    {
        var pull = PullRequest(number);
        pull.Remove("merged_by");
        return pull;
    }

    public static JsonObject Deployment(int id, double minutesAgo, string environment = "production") => new()
    {
        ["id"] = id,
        ["sha"] = Sha(id),
        ["ref"] = $"v{id}",
        ["environment"] = environment,
        ["created_at"] = Time(minutesAgo),
        ["creator"] = new JsonObject { ["login"] = "bot-login" },
        ["payload"] = Unasked,
        ["description"] = Unasked,
    };

    public static JsonObject Release(int id, double publishedMinutesAgo, string? tag = null) => new()
    {
        ["id"] = id,
        ["tag_name"] = tag ?? $"v{id}.0",
        ["target_commitish"] = Unasked,
        ["name"] = $"Release {id}",
        ["body"] = Unasked,
        ["draft"] = false,
        ["prerelease"] = false,
        ["created_at"] = Time(publishedMinutesAgo + 1),
        ["published_at"] = Time(publishedMinutesAgo),
        ["author"] = new JsonObject { ["login"] = "rel-login" },
        ["assets"] = new JsonArray(new JsonObject { ["name"] = Unasked }),
    };

    /// <summary>What GraphQL says of commits, each brought by one pull request.</summary>
    public static JsonObject Brought(params (int Sha, int Pull)[] commits) => new()
    {
        ["data"] = new JsonObject
        {
            ["repository"] = new JsonObject(commits.Select((c, n) => KeyValuePair.Create<string, JsonNode?>($"c{n}", new JsonObject
            {
                ["oid"] = Sha(c.Sha),
                ["pulls"] = new JsonObject { ["nodes"] = new JsonArray(Brought(c.Pull)) },
            }))),
        },
    };

    static JsonObject Brought(int number) => new()
    {
        ["number"] = number,
        ["title"] = $"pull {number}",
        ["body"] = Unasked,
        ["base_ref"] = "main",
        ["merged_at"] = Time(10),
        ["review"] = "CHANGES_REQUESTED",
        ["approvals"] = new JsonObject { ["total"] = 2 },
        ["author"] = new JsonObject { ["login"] = "ann-login" },
        ["merged_by"] = new JsonObject { ["login"] = $"merger-{number}" },
        ["merge_commit"] = new JsonObject { ["sha"] = Sha(number) },
        ["labels"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["name"] = "release" }) },
    };

    public static JsonObject Jobs(params (string Name, string Conclusion)[] jobs) => new()
    {
        ["total_count"] = jobs.Length,
        ["jobs"] = new JsonArray([.. jobs.Select(j => new JsonObject
        {
            ["name"] = j.Name,
            ["conclusion"] = j.Conclusion,
            ["started_at"] = Time(30),
            ["completed_at"] = Time(28),
            ["steps"] = new JsonArray(new JsonObject { ["name"] = Unasked }),
            ["runner_name"] = Unasked,
        })]),
    };

    public static JsonObject Reference(string type, string sha) => new() { ["ref"] = Unasked, ["object"] = new JsonObject { ["type"] = type, ["sha"] = sha, ["url"] = Unasked } };

    public static JsonObject Status(string state, double minutesAgo) => new()
    {
        ["state"] = state,
        ["created_at"] = Time(minutesAgo),
        ["description"] = Unasked,
        ["log_url"] = Unasked,
    };

    public static JsonObject Run(int id, double createdMinutesAgo, double updatedMinutesAgo, string? conclusion = "success") => new()
    {
        ["id"] = id,
        ["name"] = "build",
        ["display_title"] = Unasked,
        ["head_branch"] = "main",
        ["head_sha"] = Sha(id),
        ["event"] = "merge_group",
        ["status"] = conclusion is null ? "in_progress" : "completed",
        ["conclusion"] = conclusion,
        ["run_attempt"] = 2,
        ["created_at"] = Time(createdMinutesAgo),
        ["run_started_at"] = Time(createdMinutesAgo),
        ["updated_at"] = Time(updatedMinutesAgo),
        ["head_commit"] = new JsonObject { ["message"] = Unasked },
    };

    public static JsonObject Runs(int total, params JsonNode[] runs) => new() { ["total_count"] = total, ["workflow_runs"] = new JsonArray(runs) };

    static JsonObject Signature(string name, double minutesAgo) => new() { ["name"] = name, ["email"] = $"{name}@acme.example", ["date"] = Time(minutesAgo) };

    static string Time(double minutesAgo) => UtcTimeJsonConverter.Format(Ago(minutesAgo));
}
