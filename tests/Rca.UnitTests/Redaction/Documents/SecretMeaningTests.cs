using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class SecretMeaningTests
{
    [Fact]
    public void Secret_has_one_token_in_base64_and_in_clear()
    {
        var encoded = Scrubbers.Json($$$"""{"kind":"Secret","data":{"k":"{{{Scrubbers.Base64("hunter2x\n")}}}"}}""");
        var clear = Scrubbers.Json("""{"kind":"Secret","stringData":{"k":"hunter2x"}}""");

        Assert.Contains(Scrubbers.Token("hunter2x"), encoded, StringComparison.Ordinal);
        Assert.Contains(Scrubbers.Token("hunter2x"), clear, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_under_a_password_becomes_a_token() =>
        Assert.Equal($$"""{"password":"{{Scrubbers.Token("123456")}}","count":123456}""", Scrubbers.Json("""{"password":123456,"count":123456}"""));

    [Fact]
    public void Own_token_stays_and_a_made_up_one_does_not()
    {
        var own = $$"""{"password":"{{Scrubbers.Token("x")}}"}""";

        Assert.Equal(own, Scrubbers.Json(own));
        Assert.DoesNotContain("other", Scrubbers.Json("""{"password":"[REDACTED:secret:other:abcdefghijklmnop]"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_deeper_than_four_is_replaced_whole()
    {
        var text = """{"a":"harmless"}""";
        for (var i = 0; i < 5; i++)
            text = System.Text.Json.JsonSerializer.Serialize(new { a = text });

        var scrubbed = Scrubbers.Try(text, DocumentFormat.Json)!;

        Assert.DoesNotContain("harmless", scrubbed.Text, StringComparison.Ordinal);
        Assert.Equal("document-depth", Assert.Single(scrubbed.Placed).Rule.Id);
        Assert.Equal("json>json>json>json", scrubbed.Placed[0].Chain);
    }

    [Fact]
    public void Text_that_is_cut_off_is_scanned_as_text() =>
        Assert.DoesNotContain("hunter2x", Scrubbers.Json("""{"a":"{\"b\":1,\"password\":\"hunter2x\",\"c\":"}"""), StringComparison.Ordinal);

    [Fact]
    public void Pointer_says_where()
    {
        var scrubbed = Scrubbers.Try("""{"a":[0,{"pass/word~":{"password":"hunter2x"}}]}""", DocumentFormat.Json)!;

        Assert.Equal("/a/1/pass~1word~0/password", Assert.Single(scrubbed.Placed).Pointer);
    }

    [Fact]
    public void Sequence_of_documents_is_read_where_it_is_asked_for()
    {
        const string Lines = "{\"password\":\"hunter2x\"}\n{\"a\":1}\n";

        Assert.Null(Scrubbers.Try(Lines, DocumentFormat.Json));
        Assert.Equal("/0/password", Assert.Single(Scrubbers.Try(Lines, DocumentFormat.JsonSequence)!.Placed).Pointer);
    }
}
