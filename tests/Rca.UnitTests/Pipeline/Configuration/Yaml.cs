using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rca.UnitTests.Pipeline.Configuration;

/// <summary>YAML as an editor sees it: plain scalars have the types of YAML 1.2's core schema.</summary>
static partial class Yaml
{
    public static string ToJson(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var plain } => Plain(plain ?? ""),
        var other => JsonValue.Create(((YamlScalarNode)other).Value),
    };

    static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" or "false" => JsonValue.Create(text is "true"),
        _ => Number().IsMatch(text) ? JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)) : JsonValue.Create(text),
    };

    [GeneratedRegex(@"\A[-+]?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
