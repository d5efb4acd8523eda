using System.Text.Json.Nodes;

namespace Rca.Pipeline.Demo;

/// <summary>One recorded response and the request that it answers; samples/demo/README.md describes the file.</summary>
public sealed record ReplayRecording
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Accept { get; init; }

    public required int Status { get; init; }

    public required string ContentType { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public JsonNode? Body { get; init; }

    internal int Wildcards => Query.Values.Count(v => v is "*");

    internal string Identity =>
        $"{Method} {Path}?{string.Join('&', Query.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"))} {Bare(Accept)}";

    internal bool Answers(HttpRequest request) =>
        string.Equals(Method, request.Method, StringComparison.Ordinal)
        && string.Equals(Path, request.Path.Value, StringComparison.Ordinal)
        && request.Query.Count == Query.Count
        && Query.All(q => request.Query.TryGetValue(q.Key, out var value) && (q.Value is "*" || string.Equals(q.Value, value.ToString(), StringComparison.Ordinal)))
        && (Accept is null || string.Equals(Bare(Accept), Bare(request.Headers.Accept.ToString()), StringComparison.Ordinal));

    static string Bare(string? accept) => (accept ?? "").Replace(" ", "", StringComparison.Ordinal);
}
