using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>The JSON schema (draft 7, which AsyncAPI's tools read) of a record of the contract, with its XML docs.</summary>
static class ContractSchema
{
    static readonly XmlDocs Docs = new(typeof(WireJson).Assembly, typeof(DescriptorDocument).Assembly);

    static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public static JsonObject Of(Type type)
    {
        var exported = WireJson.Options.GetJsonSchemaAsNode(type, Exporter).AsObject();
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = type.Name };
        foreach (var (key, value) in exported.ToList()) schema[key] = value?.DeepClone();
        return schema;
    }

    static JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        // What a converter of ours writes, the exporter cannot know.
        var schema = Known(type) ?? node as JsonObject ?? throw new InvalidOperationException($"{type} has no schema: name it in {nameof(Known)}");
        if (type.IsEnum) schema["type"] = "string";
        if (context.PropertyInfo is { IsGetNullable: true }) AllowNull(schema);
        if (schema["properties"] is JsonObject members)
            foreach (var member in context.TypeInfo.Properties.Where(p => members[p.Name] is JsonObject { Count: 1 } only && only.ContainsKey("default"))) members[member.Name] = Optional(member);
        var words = context.PropertyInfo is { } property ? WordsOf(property) : Docs.Of(type);
        return words is null ? schema : Described(schema, words);
    }

    // A nullable member with a converter of ours and a default comes here as its default alone.
    static JsonObject Optional(JsonPropertyInfo member)
    {
        var schema = Known(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) ?? throw new InvalidOperationException($"{member.PropertyType} has no schema: name it in {nameof(Known)}");
        AllowNull(schema);
        schema["default"] = null;
        return Described(schema, WordsOf(member)!);
    }

    static void AllowNull(JsonObject schema)
    {
        if (schema.Remove("type", out var bare)) schema["type"] = bare is JsonArray several ? several.DeepClone() : new JsonArray(bare!.DeepClone(), "null");
    }

    static string? WordsOf(JsonPropertyInfo property) => property.AttributeProvider is MemberInfo member ? Docs.Of(member.DeclaringType!, member.Name) : null;

    static JsonObject? Known(Type type)
    {
        if (type == typeof(DateTimeOffset)) return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        return type == typeof(JsonElement) ? [] : null;
    }

    static JsonObject Described(JsonObject schema, string words)
    {
        schema.Remove("description");
        schema.Insert(0, "description", words);
        return schema;
    }
}
