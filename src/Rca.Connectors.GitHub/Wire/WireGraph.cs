using System.Text.Json.Serialization;

namespace Rca.Connectors.GitHub.Wire;

/// <summary>An answer of GraphQL. The queries give their fields the names that REST has, so that one serializer reads both.</summary>
sealed record WireGraph<T>(T? Data = null, IReadOnlyList<WireGraph<T>.Error>? Errors = null)
    where T : class
{
    public sealed record Error([property: JsonPropertyName("type")] string? Kind = null);
}
