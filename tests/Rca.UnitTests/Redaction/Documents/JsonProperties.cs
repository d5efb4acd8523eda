using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class JsonProperties
{
    static readonly JsonSerializerOptions Escaping = new();

    [Fact]
    public void Document_keeps_its_shape_and_loses_what_was_planted() => Gen.Select(RandomDocument.Of(4), Gen.Bool).Sample((tree, spaced) =>
    {
        var source = Write(tree, spaced);

        var scrubbed = Scrubbers.Try(source, DocumentFormat.Json);

        Assert.NotNull(scrubbed);
        Assert.DoesNotContain("gh" + "p_", scrubbed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gl" + "pat-", scrubbed.Text, StringComparison.Ordinal);
        Assert.Equal(Shape(source), Shape(scrubbed.Text));
        Assert.All(scrubbed.Placed, token => Assert.NotNull(token.Pointer));
    }, iter: 3_000);

    [Fact]
    public void Scrubbing_the_output_changes_nothing() => RandomDocument.Of(4).Sample(tree =>
    {
        var once = Scrubbers.Json(Write(tree, spaced: true));
        var twice = Scrubbers.Try(once, DocumentFormat.Json)!;

        Assert.Equal(once, twice.Text);
        Assert.Empty(twice.Placed);
    }, iter: 3_000);

    [Fact]
    public void Reused_scrubber_does_as_a_new_one()
    {
        var reused = Scrubbers.New();
        RandomDocument.Of(3).Sample(tree =>
        {
            var source = Write(tree, spaced: false);

            Assert.Equal(Scrubbers.Json(source), Scrubbers.Try(source, DocumentFormat.Json, reused)!.Text);
        }, iter: 500, threads: 1);
    }

    internal static string Write(Tree tree, bool spaced) => tree switch
    {
        Tree.Leaf leaf => JsonSerializer.Serialize(leaf.Text, Escaping),
        Tree.Word word => word.Text,
        Tree.List list => $"[{string.Join(spaced ? " ,\n " : ",", list.Items.Select(item => Write(item, spaced)))}]",
        Tree.Map map => $"{{{string.Join(spaced ? " , " : ",", map.Members.Select(m => Member(m.Key, m.Value, spaced)))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(tree)),
    };

    static string Member(string key, Tree value, bool spaced) => JsonSerializer.Serialize(key, Escaping) + (spaced ? "\t: " : ":") + Write(value, spaced);

    /// <summary>Tokens in order; a number may have become a string.</summary>
    static string Shape(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var shape = new StringBuilder();
        while (reader.Read())
            shape.Append(reader.TokenType == JsonTokenType.Number ? JsonTokenType.String : reader.TokenType).Append(' ');
        return shape.ToString();
    }
}
