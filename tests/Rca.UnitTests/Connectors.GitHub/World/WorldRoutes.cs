using System.Globalization;
using System.Text.Json.Nodes;

namespace Rca.UnitTests.Connectors.GitHub.World;

/// <summary>What GitHub answers about one repository.</summary>
sealed class WorldRoutes(GitHubWorld world, WorldRepository repository, IReadOnlyDictionary<string, string> query)
{
    public WorldAnswer Answer(string[] below) => below switch
    {
        [] => new(200, WorldShapes.Repository(repository)),
        ["commits"] => Commits(),
        ["compare", var range] when range.Split("...") is [var from, var to] => Compare(from, to),
        _ => WorldAnswer.NotFound,
    };

    WorldAnswer Commits()
    {
        if (repository.Head is null) return WorldAnswer.Error(409, "Git Repository is empty.");
        if (Resolve(query.GetValueOrDefault("sha", "main")) is not { } sha) return WorldAnswer.NotFound;
        var listed = repository.From(sha).Where(c => c.CommittedAt >= Time("since", DateTimeOffset.MinValue) && c.CommittedAt <= Time("until", DateTimeOffset.MaxValue)).ToList();
        var (page, headers) = Page(listed, "commits");
        return new(200, new JsonArray([.. page.Select(WorldShapes.Commit)]), headers);
    }

    WorldAnswer Compare(string from, string to)
    {
        if (Resolve(from) is not { } old || Resolve(to) is not { } current) return WorldAnswer.NotFound;
        var (before, after) = (repository.From(old), repository.From(current));
        var ahead = after.Where(c => !before.Contains(c)).Reverse().ToList();
        var behind = before.Count(c => !after.Contains(c));
        var (page, headers) = Page(ahead, $"compare/{from}...{to}");
        return new(200, WorldShapes.Comparison(ahead.Count, behind, page), headers);
    }

    string? Resolve(string revision) => repository.Branches.GetValueOrDefault(revision) ?? repository.Find(revision)?.Sha;

    DateTimeOffset Time(string name, DateTimeOffset otherwise) =>
        query.TryGetValue(name, out var text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : otherwise;

    (IEnumerable<WorldCommit> Page, (string, string)[] Headers) Page(List<WorldCommit> all, string path)
    {
        var size = Math.Min(world.PageSize, Number("per_page", 30));
        var number = Number("page", 1);
        if (number * size >= all.Count) return (all.Skip((number - 1) * size), []);
        var others = string.Concat(query.Where(q => q.Key != "page").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}&"));
        var next = $"{world.Address}repositories/{repository.Id}/{path}?{others}page={number + 1}";
        return (all.Skip((number - 1) * size).Take(size), [("Link", $"<{next}>; rel=\"next\", <{next}>; rel=\"last\"")]);
    }

    int Number(string name, int otherwise) => query.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
