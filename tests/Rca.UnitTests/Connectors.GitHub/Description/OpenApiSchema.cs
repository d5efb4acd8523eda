using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rca.UnitTests.Connectors.GitHub.Description;

/// <summary>A schema of OpenAPI 3.0 as one of JSON Schema: only what may be null is said another way there.</summary>
static class OpenApiSchema
{
    const string Components = "#/components/schemas/";

    /// <param name="schema">The schema, or a part of it.</param>
    /// <param name="refer">Is told what it refers to.</param>
    public static JsonNode Convert(JsonElement schema, Action<string> refer) => schema.ValueKind switch
    {
        JsonValueKind.Object => OfObject(schema, refer),
        JsonValueKind.Array => new JsonArray([.. schema.EnumerateArray().Select(e => Convert(e, refer))]),
        _ => JsonNode.Parse(schema.GetRawText())!,
    };

    static JsonObject OfObject(JsonElement schema, Action<string> refer)
    {
        var converted = new JsonObject();
        foreach (var member in schema.EnumerateObject())
        {
            if (member.NameEquals("properties"))
            {
                converted["properties"] = new JsonObject(member.Value.EnumerateObject().Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Convert(p.Value, refer))));
            }
            else if (member.NameEquals("$ref"))
            {
                var name = member.Value.GetString()![Components.Length..];
                refer(name);
                converted["$ref"] = "#/definitions/" + name;
            }
            else if (member.NameEquals("format"))
            {
                // GitHub's own empty texts are no addresses; times are times.
                if (member.Value.ValueEquals("date-time")) converted["format"] = "date-time";
            }
            else if (member.Name is "type" or "enum" or "required" or "items" or "allOf" or "anyOf" or "oneOf" or "additionalProperties")
            {
                converted[member.Name] = Convert(member.Value, refer);
            }
        }

        var isNullable = schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True;
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, converted) } : converted;
    }
}
