using System.Text.Json;
using Octokit.Internal;

namespace Rca.Connectors.GitHub;

/// <summary>Octokit's serializer replaced by one that fails on half an answer and on a missing member, and that drops every member Wire/ does not name.</summary>
sealed class WireSerializer : IJsonSerializer
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new WireListConverter() },
    };

    public string Serialize(object item) => JsonSerializer.Serialize(item, Options);

    public T Deserialize<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException();
}
