using System.Text.Json.Nodes;

namespace Rca.UnitTests.Connectors.GitHub.World;

sealed record WorldAnswer(int Status, JsonNode? Body, params (string Name, string Value)[] Headers)
{
    public static WorldAnswer NotFound => Error(404, "Not Found");

    public static WorldAnswer Error(int status, string message) => new(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.example/rest" });
}
