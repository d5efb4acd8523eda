using System.Buffers;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class HostileDocumentTests
{
    static readonly string Bomb = string.Concat(Enumerable.Range(0, 12).Select(i =>
        i == 0 ? "a0: &a0 [x, y]\n" : $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

    [Fact]
    public void Alias_bomb_is_not_expanded() => Assert.Equal(Bomb, Scrubbers.Yaml(Bomb));

    [Fact]
    public void Alias_bomb_under_a_secret_key_is_redacted_where_it_is_written()
    {
        var scrubbed = Scrubbers.Try(Bomb + "kind: Secret\ndata: *a11\n", DocumentFormat.Yaml)!;

        Assert.Equal(2, scrubbed.Placed.Count);
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{/**/}")]
    [InlineData("")]
    [InlineData("  ")]
    public void What_is_no_strict_json_is_no_document(string source) => Assert.Null(Scrubbers.Try(source, DocumentFormat.Json));

    [Theory]
    [InlineData("a: b\n\tc: d\n")]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a: 'x\nb: 3\n")]
    [InlineData("a: *nowhere\n")]
    [InlineData("{[a]: b}\n")]
    public void What_is_no_yaml_is_no_document(string source) => Assert.Null(Scrubbers.Try(source, DocumentFormat.Yaml));

    [Fact]
    public void Nested_ten_thousand_deep_is_no_document()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        Assert.Null(Scrubbers.Try(deep, DocumentFormat.Json));
        Assert.Null(Scrubbers.Try(deep, DocumentFormat.Yaml));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_document() =>
        Assert.False(Scrubbers.New().TryScrub([(byte)'"', 0xC3, 0x28, (byte)'"'], DocumentFormat.Json, new ArrayBufferWriter<byte>(), []));

    [Fact]
    public void Lone_surrogate_stays_as_it_is_written()
    {
        const string Source = """{"a":"\ud800 x","b":"\udc00","password":"\ud83d\ude00\ud800secret"}""";

        var scrubbed = Scrubbers.Json(Source);

        Assert.StartsWith("""{"a":"\ud800 x","b":"\udc00","password":"[REDACTED:""", scrubbed, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_stays()
    {
        var scrubbed = Scrubbers.Try("\uFEFF{\"password\":\"hunter2x\"}", DocumentFormat.Json)!;

        Assert.StartsWith("\uFEFF{\"password\":\"[REDACTED:", scrubbed.Text, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFpassword: \"[REDACTED:", Scrubbers.Yaml("\uFEFFpassword: hunter2x\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void String_of_a_megabyte_is_scrubbed()
    {
        var text = Engines.Repeat("lorem ipsum ", 1 << 20);

        var scrubbed = Scrubbers.Json($$"""{"a":"{{text}}","b":"{{text}} {{Synthetic.GitHub}}"}""");

        Assert.Equal($$"""{"a":"{{text}}","b":"{{text}} {{Scrubbers.Token(Synthetic.GitHub)}}"}""", scrubbed);
    }

    [Fact]
    public void Find_does_not_go_over_from_one_text_to_the_next()
    {
        const string Source = """{"a":"password:","b":"innocent","c":"-----BEGIN x","name":"token:","d":"value"}""";

        Assert.Equal(Source, Scrubbers.Json(Source));
    }

    [Fact]
    public void Cut_off_key_does_not_hide_the_texts_behind_it()
    {
        var key = "-----BEG" + "IN RSA PRIV" + "ATE KEY-----\\n" + Synthetic.Base62Of(64);

        var scrubbed = Scrubbers.Json($$"""{"a":"{{key}}","b":"{{Synthetic.Base62Of(64, 3)}}","c":"{{Synthetic.GitHub}}","d":"plain words"}""");

        Assert.DoesNotContain(Synthetic.GitHub, scrubbed, StringComparison.Ordinal);
        Assert.EndsWith("\"d\":\"plain words\"}", scrubbed, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_without_finds_is_the_same_bytes()
    {
        var source = $$"""{"items" : [{{string.Join(" ,", Enumerable.Range(0, 500).Select(i => $$"""{"n":{{i}},"t":"x{{i}}"}"""))}}]}""";

        var scrubbed = Scrubbers.Try(source, DocumentFormat.Json)!;

        Assert.Equal(source, scrubbed.Text);
        Assert.Empty(scrubbed.Placed);
    }
}
