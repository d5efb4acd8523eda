using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub.Description;

/// <summary>GitHub's own OpenAPI description of its REST API, as eng/fetch-github-openapi.sh fetches it.</summary>
sealed partial class GitHubDescription
{
    public const string Variable = "RCA_TEST_GITHUB_OPENAPI";

    static readonly Lazy<GitHubDescription?> Loaded = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? new GitHubDescription(file) : null);

    readonly ConcurrentDictionary<string, Task<JsonSchema>> _schemas = new(StringComparer.Ordinal);
    readonly JsonElement _root;
    readonly List<(Regex Path, JsonElement Operations)> _paths;

    GitHubDescription(string file)
    {
        _root = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        // A path with fewer places for anything comes first.
        _paths = [.. _root.GetProperty("paths").EnumerateObject().OrderBy(p => p.Name.Count(c => c == '{')).Select(p => (Template(p.Name), p.Value))];
    }

    /// <summary>The description; the test is skipped where it was not fetched.</summary>
    public static GitHubDescription OrSkip()
    {
        Assert.SkipWhen(Loaded.Value is null, $"GitHub's OpenAPI description is not here: {Variable}=$(eng/fetch-github-openapi.sh) names it, as test.sh does");
        return Loaded.Value!;
    }

    /// <summary>What is wrong with an answer, by the description; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string path, int status, string body)
    {
        var named = RepositoryById().Replace(path, "/repos/a/b");
        var operation = _paths.Find(p => p.Path.IsMatch(named) && p.Operations.TryGetProperty("get", out _)).Operations;
        if (operation.ValueKind == JsonValueKind.Undefined) return [$"{path}: the description has no such path"];
        var schema = await _schemas.GetOrAdd($"{operation.GetProperty("get").GetProperty("operationId").GetString()} {status}", _ => SchemaAsync(operation.GetProperty("get"), status));
        return [.. schema.Validate(body).Select(e => $"{path} {status}: {e}")];
    }

    // Limits are described nowhere: what every error has is.
    Task<JsonSchema> SchemaAsync(JsonElement operation, int status)
    {
        if (operation.GetProperty("responses").TryGetProperty($"{status}", out var response))
        {
            if (response.TryGetProperty("$ref", out var reference)) response = Find(reference.GetString()!);
            if (response.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)) return NewAsync(json.GetProperty("schema"));
        }

        return NewAsync(Find("#/components/schemas/basic-error"));
    }

    Task<JsonSchema> NewAsync(JsonElement schema)
    {
        var (definitions, left) = (new JsonObject(), new Queue<string>());
        var root = OpenApiSchema.Convert(schema, left.Enqueue).AsObject();
        while (left.TryDequeue(out var name))
            if (!definitions.ContainsKey(name)) definitions[name] = OpenApiSchema.Convert(Find("#/components/schemas/" + name), left.Enqueue);
        var whole = new JsonObject { ["allOf"] = new JsonArray(root), ["definitions"] = definitions };
        return JsonSchema.FromJsonAsync(whole.ToJsonString());
    }

    JsonElement Find(string reference) => reference.Split('/').Skip(1).Aggregate(_root, (at, step) => at.GetProperty(step));

    static Regex Template(string path) => new(
        $"^{ParameterPattern().Replace(Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal), m => m.Groups[1].Value is "ref" or "basehead" ? ".+" : "[^/]+")}$",
        RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"^/repositories/[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex RepositoryById();
}
