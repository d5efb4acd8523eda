using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class YamlStyleTests
{
    [Theory]
    [InlineData("password: hunter2x\n", "password: \"■\"\n")]
    [InlineData("{password: hunter2x, a: 1}", "{password: \"■\", a: 1}")]
    [InlineData("password: hunter2x # c\n", "password: \"■\" # c\n")]
    [InlineData("password: !!binary aHVudGVyMg==\n", "password: !!binary \"■\"\n")]
    [InlineData("password: &a hunter2x\nb: 1\n", "password: &a \"■\"\nb: 1\n")]
    [InlineData("password: hunter2\n  and more\nb: 1\n", "password: \"■\"\nb: 1\n")]
    [InlineData("password:\n  hunter2x\nb: 1\n", "password:\n  \"■\"\nb: 1\n")]
    [InlineData("? password\n: hunter2x\n", "? password\n: \"■\"\n")]
    [InlineData("password: |2\n    hunter2x\nb: 1\n", "password: |2\n  ■\nb: 1\n")]
    public void Value_is_replaced_in_the_style_it_had_or_in_quotes(string source, string expected)
    {
        var scrubbed = Scrubbers.Try(source, DocumentFormat.Yaml);

        Assert.NotNull(scrubbed);
        Assert.Equal(expected, scrubbed.Text.Replace(Assert.Single(scrubbed.Placed).Token, "■", StringComparison.Ordinal));
    }

    [Fact]
    public void Token_as_a_key_is_replaced_in_the_key()
    {
        var scrubbed = Scrubbers.Yaml($"{Synthetic.GitHub}: 1\nb: 2\n");

        Assert.Equal($"\"{Scrubbers.Token(Synthetic.GitHub)}\": 1\nb: 2\n", scrubbed);
    }

    [Fact]
    public void Token_in_a_folded_block_leaves_its_paragraphs()
    {
        var scrubbed = Scrubbers.Try($"a: >\n  one\n  {Synthetic.GitHub}\n\n  two\nb: 1\n", DocumentFormat.Yaml)!;

        Assert.Equal($"a: >\n  one {Scrubbers.Token(Synthetic.GitHub)}\n\n  two\nb: 1\n", scrubbed.Text);
    }

    [Fact]
    public void Secret_in_an_anchor_makes_it_no_document() =>
        Assert.Null(Scrubbers.Try($"a: &{Synthetic.GitHub} 1\n", DocumentFormat.Yaml));

    [Fact]
    public void Pointer_has_the_index_of_the_document_first()
    {
        var placed = Scrubbers.Try("a: 1\n---\nb/c:\n- x\n- password: hunter2x\n", DocumentFormat.Yaml)!.Placed;

        Assert.Equal("/1/b~1c/1/password", Assert.Single(placed).Pointer);
    }
}
