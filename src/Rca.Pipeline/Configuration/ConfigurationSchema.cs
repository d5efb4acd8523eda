using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Pipeline.Configuration;

/// <summary>
/// The JSON schema (draft-07) of an rca.yaml for editors. It says what one key's form can say; what several keys say together,
/// and what lies behind a reference, only the reader knows.
/// </summary>
static class ConfigurationSchema
{
    const string Draft = "http://json-schema.org/draft-07/schema#";
    const string Reference = @"^\$\{(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)\}$";
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(IReadOnlyCollection<IConnectorType> connectors)
    {
        var shape = ConfigurationShape.Of(connectors);
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = shape.Name, ["description"] = shape.Doc };
        foreach (var (name, value) in Object(shape.Keys).ToList()) schema[name] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }

    static JsonObject Object(IReadOnlyList<ConfigKey> keys)
    {
        var properties = new JsonObject();
        foreach (var key in keys) properties[key.Name] = Described(key);
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (keys.Any(k => k.IsRequired)) schema["required"] = Words(keys.Where(k => k.IsRequired).Select(k => k.Name));
        return schema;
    }

    static JsonObject Described(ConfigKey key)
    {
        var schema = Of(key);
        schema["description"] = key.Doc + (key.Range is { } range ? $" From {range.Least} to {range.Greatest}." : "");
        if (key is FlagKey) schema["default"] = false;
        else if (key.Default is { } otherwise) schema["default"] = otherwise;
        return schema;
    }

    static JsonObject Of(ConfigKey key) => key switch
    {
        TextKey { Words: { } words } => new() { ["enum"] = Words(words) },
        TextKey { Except: { } words } => new() { ["type"] = "string", ["not"] = new JsonObject { ["enum"] = Words(words) } },
        TextKey { Pattern: { } pattern } => Pattern(pattern),
        TextKey => Scalar(),
        FlagKey => new() { ["type"] = "boolean" },
        IntegerKey number => new() { ["type"] = "integer", ["minimum"] = number.Least, ["maximum"] = number.Greatest },
        DurationKey => Pattern("^[0-9]{1,10}(ms|s|m|h)$"),
        SecretKey => Pattern(Reference),
        SecretsKey => List(Pattern(Reference), false),
        TextsKey { Words: { } words, Prefixes: { } prefixes } texts => List(OneOfOurs(words, prefixes), texts.IsRequired),
        TextsKey texts => List(Scalar(), texts.IsRequired),
        NamedKey named => new() { ["type"] = "object", ["additionalProperties"] = Described(named.Each) },
        FreeKey => new() { ["type"] = "object" },
        MapKey => Map(),
        MapsKey => List(Map(), false),
        SectionKey section => Object(section.Keys),
        ListKey { Forms: [var only] } => List(Object(only), false),
        ListKey list => List(new() { ["oneOf"] = new JsonArray([.. list.Forms.Select(Object)]) }, false),
        _ => throw new InvalidOperationException($"no schema for {key.GetType().Name}"),
    };

    // A plain 1.2 or true of YAML is a text to the reader, and none to an editor.
    static JsonObject Scalar() => new() { ["type"] = Words(["string", "number", "boolean"]) };

    static JsonObject OneOfOurs(IReadOnlyList<string> words, string prefixes) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Words(words) }, new JsonObject { ["type"] = "string", ["not"] = new JsonObject { ["pattern"] = prefixes } }),
    };

    static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    static JsonObject Map() => new() { ["type"] = "object", ["additionalProperties"] = Scalar() };

    static JsonObject List(JsonObject items, bool atLeastOne)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        if (atLeastOne) schema["minItems"] = 1;
        return schema;
    }

    static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);
}
