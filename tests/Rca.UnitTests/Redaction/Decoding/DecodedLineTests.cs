using System.Text;
using CsCheck;
using Rca.Redaction.Decoding;
using Xunit;

namespace Rca.UnitTests.Redaction.Decoding;

public sealed class DecodedLineTests
{
    [Fact]
    public void Every_byte_knows_where_it_came_from() => Gen.String[Gen.Char["ab%20"], 0, 60].Sample(text =>
    {
        var line = new DecodedLine();
        var bytes = Encoding.ASCII.GetBytes(text);
        new PercentScheme().Decode(bytes, line);

        for (var i = 0; i < line.Length; i++)
        {
            var origin = line.Origin(i);
            var next = line.Origin(i + 1);
            Assert.Equal(Uri.UnescapeDataString(text[origin..next]), ((char)line.Bytes[i]).ToString());
        }
        Assert.Equal(text.Length, line.Origin(line.Length));
    }, iter: 1_000);

    [Theory]
    [InlineData("%41%42", 0)]
    [InlineData("%25", 1)]
    [InlineData("%5C%26", 6)]
    public void Escapes_that_come_to_light_are_told(string text, int expected)
    {
        var line = new DecodedLine();
        new PercentScheme().Decode(Encoding.ASCII.GetBytes(text), line);
        Assert.Equal((EscapeKinds)expected, line.Uncovered);
    }
}
