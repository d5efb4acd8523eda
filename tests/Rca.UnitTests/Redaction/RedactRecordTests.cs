using System.Text;
using System.Text.Json;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class RedactRecordTests
{
    static readonly FieldCatalogue Catalogue = new("test",
    [
        new("/count", DataClass.Operational, FieldForm.Number),
        new("/ready", DataClass.Operational, FieldForm.Boolean),
        new("/at", DataClass.Operational, FieldForm.Timestamp),
        new("/state", DataClass.Operational, FieldForm.Enum, ["active", "idle"]),
        new("/digest", DataClass.Operational, FieldForm.Digest),
        new("/pod", DataClass.Identifier, FieldForm.Text),
        new("/owner", DataClass.Person, FieldForm.Text),
        new("/message", DataClass.FreeText, FieldForm.Text),
        new("/body", DataClass.Never, FieldForm.Text),
        new("/waiters/*/pid", DataClass.Operational, FieldForm.Number),
        new("/labels/*", DataClass.Identifier, FieldForm.Text),
        new("/notes/*", DataClass.FreeText, FieldForm.Text),
        new("/leak", DataClass.Operational, FieldForm.Enum, ["jane@example.com"]),
    ], ["reset", "denied"]);

    static string Redact(string json, Func<string, bool>? keep = null) => Engines.Json(Engines.Record(json, Catalogue, keep));

    [Theory]
    [InlineData("""{"count":5}""")]
    [InlineData("""{"count":-1.5e3}""")]
    [InlineData("""{"count":{"unknown":"reset"}}""")]
    [InlineData("""{"count":{"atLeast":3}}""")]
    [InlineData("""{"count":{"atMost":3}}""")]
    [InlineData("""{"ready":true}""")]
    [InlineData("""{"at":"2026-01-02T03:04:05.678Z"}""")]
    [InlineData("""{"at":"2026-01-02T03:04:05+02:00"}""")]
    [InlineData("""{"state":"idle"}""")]
    [InlineData("""{"digest":"sha256:9f86d081884c7d65"}""")]
    [InlineData("""{"digest":"hmac-sha256:k-1:9f86d081884c7d65"}""")]
    [InlineData("""{"digest":"git:3f78685"}""")]
    [InlineData("""{"digest":"3f786850e387550fdab836ed7e6dc881de23001b"}""")]
    [InlineData("""{"waiters":[{"pid":1},{"pid":2}]}""")]
    [InlineData("""{"state":null,"pod":null,"message":null,"waiters":null,"count":1}""")]
    public void Operational_value_of_its_form_stays(string json)
    {
        var record = Engines.Record(json, Catalogue);

        Assert.Equal(json, Engines.Json(record));
        Assert.Empty(record.Receipt.Dropped);
        Assert.Empty(record.Receipt.Redactions);
    }

    [Theory]
    [InlineData("""{"count":"5"}""")]
    [InlineData("""{"count":1e999}""")]
    [InlineData("""{"count":0.11111111112222222222333333333344444444445}""")]
    [InlineData("""{"count":{"unknown":"hunter2"}}""")]
    [InlineData("""{"count":{"atLeast":"hunter2"}}""")]
    [InlineData("""{"count":{"atLeast":1,"atMost":2}}""")]
    [InlineData("""{"count":{"hunter2":1}}""")]
    [InlineData("""{"count":[1]}""")]
    [InlineData("""{"ready":"hunter2"}""")]
    [InlineData("""{"ready":1}""")]
    [InlineData("""{"at":"hunter2"}""")]
    [InlineData("""{"at":"2026-13-02T03:04:05Z"}""")]
    [InlineData("""{"at":"2026-01-02T03:04:05Z\n"}""")]
    [InlineData("""{"state":"hunter2"}""")]
    [InlineData("""{"digest":"sha256:hunter2"}""")]
    [InlineData("""{"digest":"sha256:9f86d081884c7d65\n"}""")]
    [InlineData("""{"pod":{"a":"hunter2"}}""")]
    [InlineData("""{"owner":["hunter2"]}""")]
    [InlineData("""{"message":5}""")]
    [InlineData("""{"waiters":"hunter2"}""")]
    public void Value_without_the_declared_form_is_dropped_and_counted(string json)
    {
        var record = Engines.Record(json, Catalogue);

        Assert.Equal("{}", Engines.Json(record));
        Assert.Equal([new DroppedFields(DropReason.Form, 1)], record.Receipt.Dropped);
    }

    [Fact]
    public void Undeclared_and_never_fields_are_dropped_and_counted()
    {
        var record = Engines.Record("""{"x":{"y":1},"state":"idle","body":"b","waiters":[{"pid":1,"query":"q"},7]}""", Catalogue);

        Assert.Equal("""{"state":"idle","waiters":[{"pid":1}]}""", Engines.Json(record));
        Assert.Equal([new(DropReason.Undeclared, 2), new(DropReason.Form, 1), new(DropReason.Never, 1)], record.Receipt.Dropped);
    }

    [Fact]
    public void Identifier_stays_only_when_kept_and_clean()
    {
        var engine = Engines.New();
        var secret = Synthetic.GitHub;

        Assert.Equal("""{"pod":"orders-1"}""", Redact("""{"pod":"orders-1"}""", _ => true));
        Assert.Equal($$"""{"pod":"{{engine.Pseudonym(DataClass.Identifier, "orders-1")}}"}""", Redact("""{"pod":"orders-1"}"""));
        Assert.DoesNotContain(secret, Redact($$"""{"pod":"{{secret}}"}""", _ => true), StringComparison.Ordinal);
        Assert.DoesNotContain("orders", Redact("""{"pod":"orders\u001b[0m"}""", _ => true), StringComparison.Ordinal);
    }

    [Fact]
    public void Person_is_always_pseudonymised()
    {
        var record = Engines.Record("""{"owner":"jane"}""", Catalogue, _ => true);

        var token = Engines.New().Pseudonym(DataClass.Person, "jane");
        Assert.Equal($$"""{"owner":"{{token}}"}""", Engines.Json(record));
        Assert.Equal([new RedactionLine("person", "person", "/owner", 1, token)], record.Receipt.Redactions);
    }

    [Fact]
    public void Pseudonym_given_in_again_stays()
    {
        var once = Redact("""{"owner":"jane","pod":"p"}""");

        Assert.Equal(once, Redact(once));
    }

    [Fact]
    public void Map_key_is_an_identifier_of_its_own()
    {
        var record = Engines.Record("""{"labels":{"app":"orders","jane@example.com":"orders"}}""", Catalogue, _ => true);

        var token = Engines.New().Pseudonym(DataClass.Identifier, "jane@example.com");
        Assert.Equal($$$"""{"labels":{"app":"orders","{{{token}}}":"orders"}}""", Engines.Json(record));
        Assert.Equal("map-key", Assert.Single(record.Receipt.Redactions).Rule);
    }

    [Fact]
    public void Free_text_is_scanned_and_marked_untrusted()
    {
        var record = Engines.Record($$"""{"message":"failed with {{Synthetic.GitHub}} at db"}""", Catalogue);

        var line = Assert.Single(record.Receipt.Redactions);
        Assert.Equal("/message/untrusted", line.Place);
        Assert.Equal($$$"""{"message":{"untrusted":"failed with {{{line.Token}}} at db"}}""", Engines.Json(record));
    }

    [Fact]
    public void Free_text_under_a_secret_name_is_replaced_whole()
    {
        var output = Redact("""{"notes":{"db-password":"correct horse battery","hint":"none"}}""", _ => true);

        Assert.DoesNotContain("horse", output, StringComparison.Ordinal);
        Assert.Contains("\"hint\":{\"untrusted\":\"none\"}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_and_invisible_characters_cannot_split_a_secret()
    {
        var secret = Synthetic.GitHub;
        var json = JsonSerializer.Serialize(new { message = "a\u001b[31m" + secret[..9] + "\u200b\u202e\u001b]0;title\a" + secret[9..] + "\u2066\u0000\r\nb\ufe0f" });

        Assert.Matches("""^\{"message":\{"untrusted":"a\[REDACTED:secret:k1:[a-z2-7]{16}\]\\nb"\}\}$""", Redact(json));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public void Long_free_text_is_cut_between_characters_and_says_so(string character)
    {
        var record = Engines.Record(JsonSerializer.Serialize(new { message = "ab" + Engines.Repeat(character, 5000) }), Catalogue);

        using var document = JsonDocument.Parse(record.Json);
        var message = document.RootElement.GetProperty("message");
        var text = message.GetProperty("untrusted").GetString()!;
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 2045, 2048);
        Assert.DoesNotContain('\ufffd', text);
        Assert.True(message.GetProperty("truncated").GetBoolean());
        Assert.Equal(1, record.Receipt.Truncated);
    }

    [Fact]
    public void Secret_across_the_cut_is_found_before_it()
    {
        var secret = Synthetic.GitHub;
        var record = Engines.Record(JsonSerializer.Serialize(new { message = new string('-', 2030) + " " + secret + " tail" }), Catalogue);

        Assert.DoesNotContain(secret[..10], Engines.Json(record), StringComparison.Ordinal);
        Assert.Empty(record.Receipt.Redactions);
        Assert.Equal(1, record.Receipt.Truncated);
    }

    [Fact]
    public void Order_of_properties_is_the_inputs()
    {
        Assert.Equal("""{"state":"idle","count":1,"ready":true}""", Redact("""{"state":"idle","count":1,"ready":true}"""));
    }

    [Fact]
    public void Receipt_rounds_the_input_and_counts_the_output()
    {
        var record = Engines.Record("""{"count":1}       """, Catalogue);

        Assert.Equal(32, record.Receipt.BytesIn);
        Assert.Equal(11, record.Receipt.BytesOut);
        Assert.Equal("k1", record.Receipt.KeyId);
        Assert.Equal(RedactionEngine.EngineVersion, record.Receipt.EngineVersion);
        Assert.Equal(Engines.New().RulesetDigest, record.Receipt.RulesetDigest);
        Assert.Matches("^sha256:[0-9a-f]{64}$", record.Receipt.RulesetDigest);
    }
}
