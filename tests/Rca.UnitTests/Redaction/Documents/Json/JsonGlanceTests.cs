using System.Text;
using CsCheck;
using Rca.PlantedLog;
using Rca.Redaction.Documents;
using Rca.Redaction.Scanning;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents.Json;

/// <summary>A glance that says yes has to be what the parser and the judge would have said, text by text.</summary>
public sealed class JsonGlanceTests
{
    static readonly byte[][] Lines =
    [
        .. new LogGenerator(new LogOptions(Bytes: 1 << 20)).Lines().Select(line => line.Text).Where(line => line.StartsWith('{')).Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void Most_lines_of_a_log_are_told_at_a_glance()
    {
        var scrubber = Scrubbers.New();

        Assert.InRange(Lines.Count(line => IsGlanced(scrubber, line)), Lines.Length / 2, Lines.Length);
    }

    [Fact]
    public void Broken_line_of_a_log_is_never_told_otherwise() =>
        Gen.Select(Gen.Int[0, Lines.Length - 1], Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 2]).Sample((index, place, with, way) =>
        {
            var line = Lines[index];
            var at = place % line.Length;
            IsGlanced(Scrubbers.New(), way switch
            {
                0 => [.. line[..at], with, .. line[(at + 1)..]],
                1 => [.. line[..at], .. line[(at + 1)..]],
                _ => [.. line[..at], with, .. line[at..]],
            });
        }, iter: 20_000);

    [Fact]
    public void Random_document_is_never_told_otherwise() => RandomDocument.Of(3).Sample(
        tree => { IsGlanced(Scrubbers.New(), Encoding.UTF8.GetBytes(JsonProperties.Write(tree, spaced: false))); }, iter: 5_000);

    [Theory]
    [InlineData("""{"a":"b","n":-1.5,"t":true,"o":{"x":null}}""", true)]
    [InlineData("""{ "a" : "b" , "n" : 0 }""", true)]
    [InlineData("""{"password":"b"}""", false)]
    [InlineData("""{"name":"a","value":"b"}""", false)]
    [InlineData("""{"a":"{\"b\":1}"}""", false)]
    [InlineData("""{"a":"{}"}""", false)]
    [InlineData("""{"a":["b"]}""", false)]
    [InlineData("""{"a":01}""", false)]
    [InlineData("""{"a":1.}""", false)]
    [InlineData("""{"a":"b",}""", false)]
    [InlineData("""{"a":"b"}}""", false)]
    [InlineData("{}", false)]
    public void Only_plain_objects_are_told_at_a_glance(string json, bool glanced) =>
        Assert.Equal(glanced, IsGlanced(Scrubbers.New(), Encoding.UTF8.GetBytes(json)));

    static bool IsGlanced(DocumentScrubber scrubber, byte[] json)
    {
        var (glanced, read) = (new ScanSheet(), new ScanSheet());
        var told = scrubber.TryLayTexts(json, glanced);
        if (!told)
        {
            Assert.Equal(0, glanced.Length);
            return false;
        }
        Assert.Equal(DocumentLook.Plain, scrubber.Look(json, DocumentFormat.Json));
        scrubber.LayTexts(read);
        Assert.Equal(read.Written, glanced.Written);
        return true;
    }
}
