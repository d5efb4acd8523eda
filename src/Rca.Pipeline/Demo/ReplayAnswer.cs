using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rca.Pipeline.Demo;

/// <summary>What is sent: a recording, ready as bytes, or a 404 as the recorded servers would say it.</summary>
sealed record ReplayAnswer(int Status, string ContentType, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static ReplayAnswer Of(ReplayRecording recording) =>
        new(recording.Status, recording.ContentType, recording.Headers, recording.Body is null ? default : Bytes(recording.Body));

    public static ReplayAnswer NotFound(PathString path) => path.StartsWithSegments("/api/v1", StringComparison.Ordinal) || path.StartsWithSegments("/apis", StringComparison.Ordinal)
        ? new(StatusCodes.Status404NotFound, "application/json", None, Bytes(new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = "the server could not find the requested resource",
            ["reason"] = "NotFound",
            ["details"] = new JsonObject(),
            ["code"] = StatusCodes.Status404NotFound,
        }))
        : new(StatusCodes.Status404NotFound, "application/json; charset=utf-8", None, Bytes(new JsonObject { ["message"] = "Not Found" }));

    static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);
}
