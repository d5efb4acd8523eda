using System.Text;
using CsCheck;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class ProbeTests
{
    [Theory]
    [InlineData("{\"a\":1}", "Complete", 7)]
    [InlineData("{\"a\":1}  \r\nnext", "Complete", 7)]
    [InlineData("[1,2] x", "Not", 0)]
    [InlineData("[INFO] x", "Not", 0)]
    [InlineData("{", "Incomplete", 0)]
    [InlineData("{\"a\":[\n", "Incomplete", 0)]
    [InlineData("{\"a\": \"cut\n", "Not", 0)]
    [InlineData("{a}\n", "Not", 0)]
    [InlineData("text", "Not", 0)]
    [InlineData("", "Not", 0)]
    public void Json_probe_tells_whole_from_beginning(string text, string status, int length)
    {
        var probe = new JsonProbe();

        Assert.Equal(status, probe.Status(Encoding.UTF8.GetBytes(text)).ToString());
        Assert.Equal(length, probe.Length);
    }

    [Fact]
    public void Json_probe_says_the_same_however_the_lines_come_in() => RandomDocument.Of(3).Sample(tree =>
    {
        var json = $"[{JsonProperties.Write(tree, spaced: true)}]";
        var lines = json.Split('\n');
        var (probe, seen) = (new JsonProbe(), "");
        var status = JsonStatus.Incomplete;
        for (var i = 0; i < lines.Length; i++)
        {
            Assert.Equal(JsonStatus.Incomplete, status);
            seen += lines[i] + "\n";
            status = probe.Status(Encoding.UTF8.GetBytes(seen));
        }

        Assert.Equal(JsonStatus.Complete, status);
        Assert.Equal(Encoding.UTF8.GetByteCount(json), probe.Length);
    }, iter: 500);

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
