using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rca.Benchmarks.GitHub;

/// <summary>What one repository answers: a long history, a deployment within the hour and one before it, a pull request, a run that failed.</summary>
sealed class QuickAnswers(LongHistory history, Func<string> address)
{
    const string Repository = "/repos/acme/big";
    const int Between = 40;

    readonly Dictionary<string, byte[]> _fixed = Fixed(history).ToDictionary(a => a.Path, a => Encoding.UTF8.GetBytes(a.Body), StringComparer.Ordinal);
    readonly byte[] _head = history.Head();

    public (byte[]? Body, string? ETag, string? Link) Find(HttpRequest request)
    {
        var path = request.Path.Value!;
        if (path == Repository) return (_fixed[path], "\"repository\"", null);
        if (path != Repository + "/commits") return (_fixed.GetValueOrDefault(path), null, null);
        if (request.Query["per_page"] == "1") return (_head, "\"head\"", null);
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var since = Uri.EscapeDataString(request.Query["since"]!);
        var next = $"{address().TrimEnd('/')}{path}?sha={request.Query["sha"]}&per_page=100&since={since}&page={page + 1}";
        return (history.Page(page), null, page < history.Pages ? $"<{next}>; rel=\"next\"" : null);
    }

    static IEnumerable<(string Path, string Body)> Fixed(LongHistory history)
    {
        var (from, to) = (LongHistory.Sha(Between), LongHistory.Sha(0));
        var commits = string.Join(',', Enumerable.Range(0, Between).Reverse().Select(n => LongHistory.Json(n, history.Newest)));
        var patch = new string('x', 400);
        var files = string.Join(',', Enumerable.Range(0, 120).Select(n => $$"""{"filename":"src/orders/part-{{n}}.cs","status":"modified","patch":"{{patch}}"}"""));
        var brought = string.Join(',', Enumerable.Range(0, Between).Select(n => $$"""
            "c{{n}}":{"oid":"{{LongHistory.Sha(n)}}","pulls":{"nodes":[{"number":{{n / 4}},"title":"Change","base_ref":"main","merged_at":"{{Time(n)}}","review":"APPROVED",
            "approvals":{"total":1},"author":{"login":"a"},"merged_by":{"login":"b"},"merge_commit":{"sha":"{{LongHistory.Sha(n)}}"},"labels":{"nodes":[]} }]} }
            """));
        yield return (Repository, """{"id":1,"full_name":"acme/big","default_branch":"main"}""");
        yield return (Repository + "/deployments", $"[{Deployment(2, to, 5)},{Deployment(1, from, 600)}]");
        yield return (Repository + "/deployments/2/statuses", $$"""[{"state":"success","created_at":"{{Time(4)}}"}]""");
        yield return ($"{Repository}/compare/{from}...{to}", $$"""
            {"status":"ahead","total_commits":{{Between}},"behind_by":0,"commits":[{{commits}}],"files":[{{files}}]}
            """);
        yield return (Repository + "/releases", "[]");
        yield return (Repository + "/pulls", $"[{string.Join(',', Enumerable.Range(0, 10).Select(Pull))}]");
        yield return (Repository + "/actions/runs", $$"""
            {"total_count":1,"workflow_runs":[{"id":7,"head_sha":"{{to}}","event":"push","status":"completed","conclusion":"failure",
            "created_at":"{{Time(20)}}","updated_at":"{{Time(10)}}"}]}
            """);
        yield return (Repository + "/actions/runs/7/jobs", """{"total_count":1,"jobs":[{"name":"test","conclusion":"failure"}]}""");
        yield return ("/graphql", $$$"""{"data":{"repository":{ {{{brought}}} } } }""");

        string Time(int minutes) => history.Newest.AddMinutes(-minutes).ToString(LongHistory.Time, CultureInfo.InvariantCulture);
        string Deployment(int id, string sha, int minutes) =>
            $$"""{"id":{{id}},"sha":"{{sha}}","ref":"main","environment":"production","created_at":"{{Time(minutes)}}"}""";
        string Pull(int n) => $$"""
            {"number":{{n}},"title":"Change","updated_at":"{{Time(n)}}","merged_at":"{{Time(n)}}","merge_commit_sha":"{{LongHistory.Sha(n * 4)}}",
            "base":{"ref":"main"},"labels":[] }
            """;
    }
}
