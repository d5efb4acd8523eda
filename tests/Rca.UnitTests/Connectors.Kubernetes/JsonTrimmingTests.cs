using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rca.Connectors.Kubernetes.Session;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

public sealed class JsonTrimmingTests
{
    const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("""{"fieldsV1":{"f:a":{"f:b":{}}},"b":2}""", """{"fieldsV1":null,"b":2}""")]
    [InlineData("""{"items":[{"fieldsV1":{"x":"y"}},{"fieldsV1":{"x":"z"},"n":[1,2]}]}""", """{"items":[{"fieldsV1":null},{"fieldsV1":null,"n":[1,2]}]}""")]
    [InlineData("""{"fieldsV1":{},"b":{"c":"fieldsV1"}}""", """{"fieldsV1":{},"b":{"c":"fieldsV1"}}""")]
    [InlineData("""{"fieldsV1" :  {"x":1}  ,"b":3}""", """{"fieldsV1":null,"b":3}""")]
    public void Members_are_cut_and_the_rest_stays(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var length = JsonTrimming.Trim(bytes, JsonTrimming.OfLists);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(bytes.AsSpan(0, length))));
    }

    [Fact]
    public void Last_applied_configuration_is_cut_from_objects_and_lists()
    {
        var json = JsonSerializer.Serialize(new { metadata = new { annotations = new Dictionary<string, string>(
            StringComparer.Ordinal) { [LastApplied] = "{\"password\":\"EXAMPLE-pw\"}", ["x"] = "y" } } });
        foreach (var names in (IReadOnlyList<byte[]>[])[JsonTrimming.OfObjects, JsonTrimming.OfLists])
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            var text = Encoding.UTF8.GetString(bytes, 0, JsonTrimming.Trim(bytes, names));
            Assert.DoesNotContain("EXAMPLE-pw", text, StringComparison.Ordinal);
            Assert.Contains("\"x\":\"y\"", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"fieldsV1\":{")]
    [InlineData("{\"fieldsV1\"")]
    [InlineData("<html>")]
    public void What_is_not_json_is_said_to_be_none(string text) =>
        Assert.ThrowsAny<JsonException>(() => JsonTrimming.Trim(Encoding.UTF8.GetBytes(text), JsonTrimming.OfLists));
}
