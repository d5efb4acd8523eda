using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Redaction.Documents;
using Rca.Redaction.Documents.Json;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class ProbeTests
{
    [Theory]
    [InlineData("{\"a\":1}", OperationStatus.Done, 7)]
    [InlineData("{\"a\":1}  \r\nnext", OperationStatus.Done, 7)]
    [InlineData("[\n1,2e3,-0.5,true,null,\"\\u00e9\"]\nx", OperationStatus.Done, 32)]
    [InlineData("[1,2] x\nnext", OperationStatus.InvalidData, 8)]
    [InlineData("[INFO] x", OperationStatus.InvalidData, 8)]
    [InlineData("[01]\nx", OperationStatus.InvalidData, 5)]
    [InlineData("[1\n{\"a\":1}\n", OperationStatus.InvalidData, 3)]
    [InlineData("{", OperationStatus.NeedMoreData, 1)]
    [InlineData("{\"a\":[\n", OperationStatus.NeedMoreData, 7)]
    [InlineData("{\"a\": \"cut\n", OperationStatus.InvalidData, 11)]
    [InlineData("{a}\n", OperationStatus.InvalidData, 4)]
    public void Json_extent_tells_whole_from_beginning(string text, OperationStatus status, int length)
    {
        Assert.Equal(status, JsonExtent.Of(Encoding.UTF8.GetBytes(text), out var extent));
        Assert.Equal(length, extent);
    }

    [Fact]
    public void Json_extent_agrees_with_the_parser() => RandomDocument.Of(3).Sample(tree =>
    {
        var json = Encoding.UTF8.GetBytes($"[{JsonProperties.Write(tree, spaced: true)}]");
        Assert.Equal(OperationStatus.Done, JsonExtent.Of([.. json, .. "\nbehind"u8], out var extent));
        Assert.Equal(json.Length, extent);
        for (var cut = 1; cut < json.Length; cut += 7)
            Assert.Equal(OperationStatus.NeedMoreData, JsonExtent.Of(json.AsSpan(0, cut), out _));
    }, iter: 500);

    [Fact]
    public void Json_extent_of_broken_text_agrees_with_the_parser() => Gen.Select(RandomDocument.Of(3), Gen.Int[0, 200], Gen.Char["{}[]\",:0ntx \\"]).Sample((tree, at, with) =>
    {
        var json = $"[{JsonProperties.Write(tree, spaced: false)}]".ToCharArray();
        json[at % json.Length] = with;
        var text = new string(json);
        if (!text.Contains('\n', StringComparison.Ordinal) && text[0] is '{' or '[')
            Assert.Equal(Parses(text), JsonExtent.Of(Encoding.UTF8.GetBytes(text), out _) == OperationStatus.Done);
    }, iter: 3_000);

    static bool Parses(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [Theory]
    [InlineData("---", "Opens")]
    [InlineData("--- # c", "Opens")]
    [InlineData("apiVersion: v1", "Opens")]
    [InlineData("kind: Secret", "Opens")]
    [InlineData("metadata:", "Opens")]
    [InlineData("name: x", "Continues")]
    [InlineData("  name: x", "Continues")]
    [InlineData("- x", "Continues")]
    [InlineData("# c", "Continues")]
    [InlineData("", "Continues")]
    [InlineData("...", "Continues")]
    [InlineData("----------", "Ends")]
    [InlineData("2026-01-01 12:00:00 INFO started", "Ends")]
    [InlineData("panic: runtime error", "Continues")]
    [InlineData("http://x", "Ends")]
    [InlineData("Error reading file: x", "Ends")]
    public void Yaml_probe_tells_lines_apart(string line, string expected) =>
        Assert.Equal(expected, YamlProbe.Line(Encoding.UTF8.GetBytes(line)).ToString());

    [Theory]
    [InlineData("a: 1\nb: 2\n", true)]
    [InlineData("db:\n  host: x\n", true)]
    [InlineData("- a: 1\n- a: 2\n", true)]
    [InlineData("one line", false)]
    [InlineData("a: 1", false)]
    [InlineData("first: x\nsecond line of text\n", false)]
    [InlineData("[default]\na = 1\n", false)]
    public void Yaml_probe_tells_documents_from_text(string text, bool expected) =>
        Assert.Equal(expected, YamlProbe.IsDocument(Encoding.UTF8.GetBytes(text)));
}
