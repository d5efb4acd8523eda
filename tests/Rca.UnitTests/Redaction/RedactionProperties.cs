using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class RedactionProperties
{
    static readonly string[] Fragments =
    [
        "password=", "\"token\":\"", "\"", "\\\"", "'", " ", "\n", "\\n", ", ", ";", "&", "{", "}", "[", "]", "://", "@", ":", "=", "=>", "%3D", "%26", "/", ".",
        "user", "example.com", "eyJ", "eyJhbGciOiJub25lIn0.", "abcd1234", "-----BEGIN PRIV" + "ATE KEY-----", "-----END PRIV" + "ATE KEY-----", "Bearer ", "Basic ",
        "Authorization: ", "Cookie: ", "a=b", "${X}", "${", "{{", "}}", "<x>", "true", "null", "secretName", "4111111111111111", "4111 1111 ", "1111 1111", "\\", "$", "%",
        "[REDACTED:", "secret:k1:", "abcdefghijklmnop]", "é", "😀", "name: ", "value: ", "DB_PASSWORD", "--token ", "PASSWORD '", "key", "API ", "sk-", ":AA", "sig=",
        "MIIEsyntheticsyntheticsynthetic", "123456789", "hunter2hunter2hunter2",
    ];

    static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]), Gen.Const(Synthetic.GitHub), Gen.Const(Synthetic.Aws), Gen.String[0, 6])
        .Array[0, 14].Select(string.Concat);

    static readonly Gen<string> Secret = Gen.OneOf(
        Gen.Int[0, 50].Select(seed => "gh" + "p_" + Synthetic.Base62Of(36, seed)),
        Gen.Int[0, 50].Select(seed => "gl" + "pat-" + Synthetic.Base62Of(20, seed)),
        Gen.Int[0, 50].Select(seed => "xox" + "b-" + Synthetic.Base62Of(50, seed)),
        Gen.Int[0, 50].Select(seed => "sk_" + "live_" + Synthetic.Base62Of(24, seed)),
        Gen.Const(Synthetic.Jwt()));

    [Fact]
    public void Redacting_the_output_changes_nothing() => Text.Sample(text =>
    {
        var engine = Engines.New();
        var once = engine.RedactText(text);
        var twice = engine.RedactText(once.Text);

        Assert.Null(once.Withheld);
        Assert.Equal(once.Text, twice.Text);
        Assert.Empty(twice.Redactions);
    }, iter: 2_000);

    [Fact]
    public void Same_text_under_the_same_key_gives_the_same_output_and_receipt() => Text.Sample(text =>
    {
        var (first, second) = (Engines.New().RedactText(text), Engines.New().RedactText(text));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(JsonSerializer.Serialize(first.Receipt), JsonSerializer.Serialize(second.Receipt));
    }, iter: 1_000);

    [Fact]
    public void Planted_token_is_in_neither_output_nor_receipt() => Gen.Select(Text, Secret, Text).Sample((before, secret, after) =>
    {
        var result = Engines.New().RedactText($"{before} {secret} {after}");

        Assert.DoesNotContain(secret, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(result.Receipt), StringComparison.Ordinal);
    }, iter: 1_000);

    [Fact]
    public void Receipt_places_hold_their_tokens() => Text.Sample(text =>
    {
        var result = Engines.New().RedactText(text);
        var lines = result.Text.Split('\n');

        foreach (var redaction in result.Redactions)
        {
            var place = redaction.Place.Split(':');
            var line = lines[int.Parse(place[0], null) - 1].EnumerateRunes().Skip(int.Parse(place[1], null) - 1);
            Assert.StartsWith(redaction.Token!, string.Concat(line), StringComparison.Ordinal);
        }
    }, iter: 1_000);

    static readonly FieldCatalogue Catalogue = new("random",
    [
        new("/a", DataClass.Operational, FieldForm.Number),
        new("/b", DataClass.Operational, FieldForm.Timestamp),
        new("/c", DataClass.Operational, FieldForm.Enum, ["on", "off"]),
        new("/d", DataClass.Operational, FieldForm.Digest),
        new("/e", DataClass.Identifier, FieldForm.Text),
        new("/f", DataClass.Person, FieldForm.Text),
        new("/g/*/a", DataClass.Operational, FieldForm.Boolean),
        new("/g/*/e", DataClass.Identifier, FieldForm.Text),
        new("/h/*", DataClass.Identifier, FieldForm.Text),
        new("/i", DataClass.Never, FieldForm.Text),
    ], ["reset"]);

    const string Canary = "canary7canary";

    static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "unknown", "atLeast"];

    static readonly Gen<string> Name = Gen.OneOf(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), Gen.Const(Canary));

    static Gen<string> Value(int depth) => depth == 0
        ? Gen.OneOf(Gen.Const($"\"{Canary}\""), Gen.Const("true"), Gen.Const("null"), Gen.Int.Select(n => $"{n}"), Gen.Const($"\"{Canary} x\""), Gen.Const("\"on\""))
        : Gen.OneOf(
            Value(0),
            Value(depth - 1).Array[0, 3].Select(values => $"[{string.Join(',', values)}]"),
            Gen.Select(Name, Value(depth - 1)).Array[0, 4].Select(fields =>
                $"{{{string.Join(',', fields.DistinctBy(f => f.Item1).Select(f => $"\"{f.Item1}\":{f.Item2}"))}}}"));

    static readonly Gen<string> Record = Gen.Select(Name, Value(3)).Array[0, 8].Select(fields =>
        $"{{{string.Join(',', fields.DistinctBy(f => f.Item1).Select(f => $"\"{f.Item1}\":{f.Item2}"))}}}");

    [Fact]
    public void Extra_or_mislabelled_fields_never_show_and_the_output_is_json() => Record.Sample(json =>
    {
        var record = Engines.Record(json, Catalogue);

        Assert.Null(record.Withheld);
        Assert.DoesNotContain(Canary, Engines.Json(record), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(record.Receipt), StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(record.Json);
        Assert.Empty(Engines.New().RedactText(Engines.Json(record)).Redactions);
    }, iter: 1_000);

    static readonly FieldCatalogue Notes = new("notes", [new("/note", DataClass.FreeText, FieldForm.Text), new("/notes/*", DataClass.FreeText, FieldForm.Text)], []);

    [Fact]
    public void Free_text_never_shows_a_planted_token_and_stays_within_its_bound() => Gen.Select(Text, Secret, Text, Gen.Int[0, 60]).Sample((before, secret, after, n) =>
    {
        var padding = new string('-', n is > 30 ? 1980 + n : n);
        var record = Engines.Record(JsonSerializer.Serialize(new { note = $"{padding}{before} {secret} {after}" }), Notes);

        Assert.Null(record.Withheld);
        Assert.DoesNotContain(secret, Engines.Json(record), StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(record.Json);
        var text = parsed.RootElement.GetProperty("note").GetProperty("untrusted").GetString()!;
        Assert.True(Encoding.UTF8.GetByteCount(text) <= 2048);
    }, iter: 1_000);

    [Fact]
    public void Bytes_of_any_kind_never_throw() => Gen.OneOf(Gen.Byte.Array[0, 40], Text.Select(Encoding.UTF8.GetBytes)).Sample(bytes =>
    {
        var record = Engines.New().RedactRecord(bytes, Notes, _ => true);

        Assert.Equal(record.Withheld is not null, record.Json.IsEmpty);
    }, iter: 1_000);
}
