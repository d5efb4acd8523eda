using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Redaction.Learning;
using Rca.Redaction.Policies;
using Rca.Redaction.Scanning;
using Xunit;

namespace Rca.UnitTests.Redaction.Learning;

public sealed class LearntValuesTests
{
    const string Value = "Tr0ub4dor&3<x>";

    public static TheoryData<string> Writings => new()
    {
        Value,
        Uri.EscapeDataString(Value),
        Uri.EscapeDataString(Uri.EscapeDataString(Value)),
        JsonSerializer.Serialize(Value).Trim('"'),
        JsonSerializer.Serialize(JsonSerializer.Serialize(Value)).Trim('"', '\\'),
        System.Net.WebUtility.HtmlEncode(Value),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Value)),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Value)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("a" + Value + "b")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("ab" + Value + "c")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("ab>?" + Value)).Replace('+', '-').Replace('/', '_'),
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public void Value_is_found_in_every_writing(string writing)
    {
        var text = Encoding.UTF8.GetBytes($"some text {writing} and more");

        var hit = Assert.Single(Find(text, Value));

        Assert.Equal(Value, Encoding.UTF8.GetString(hit.Value!));
        Assert.True(hit.Start >= 8 && hit.End <= text.Length - 7, $"{hit.Start}-{hit.End}");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("changeme")]
    [InlineData("password")]
    [InlineData("orders2024")]
    [InlineData("12345678")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Ab1!")]
    [InlineData("localhost:5432")]
    public void Plain_value_is_not_looked_for(string value) => Assert.Empty(Find(Encoding.UTF8.GetBytes($"x {value} y"), value));

    [Fact]
    public void Value_is_looked_for_from_its_place_on_only()
    {
        var learnt = new LearntValues(RedactionPolicy.Default) { Here = 100 };
        learnt.Add(Encoding.UTF8.GetBytes(Value));
        var (before, behind) = (new List<Hit>(), new List<Hit>());
        learnt.Find(Encoding.UTF8.GetBytes(Value), origin: 99, shift: 0, before);
        learnt.Find(Encoding.UTF8.GetBytes(Value), origin: 100, shift: 0, behind);

        Assert.Empty(before);
        Assert.Single(behind);
    }

    [Fact]
    public void Value_is_looked_for_from_the_first_of_its_places_on()
    {
        var learnt = new LearntValues(RedactionPolicy.Default) { Here = 100 };
        learnt.Add(Encoding.UTF8.GetBytes(Value));
        learnt.Here = 10;
        learnt.Add(Encoding.UTF8.GetBytes(Value));
        var hits = new List<Hit>();
        learnt.Find(Encoding.UTF8.GetBytes(Value), origin: 10, shift: 5, hits);

        Assert.Equal(5, Assert.Single(hits).Start);
    }

    [Fact]
    public void Planted_value_is_in_the_output_in_no_writing() => Gen.Select(Gen.String[Gen.Char["abcXYZ019!&=/+%<\"\\ é"], 4, 12], Gen.String[Gen.Char["ab \n\"{}:,%=_"], 0, 20]).Sample((tail, filler) =>
    {
        var value = "Zq7" + tail + "9Kp";
        if (!ValueFloor.IsTelling(Encoding.UTF8.GetBytes(value))) return;
        var text = JsonSerializer.Serialize(new { kind = "Secret", data = new { p = Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) } })
            + $"\n{filler} {value} {filler}\n{Uri.EscapeDataString(value)} {Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value))}\n"
            + Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + value + "y")) + "\n";

        var redacted = Engines.Redact(text);

        foreach (var writing in new[] { value, Uri.EscapeDataString(value), Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value)), Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) })
            Assert.DoesNotContain(writing, redacted, StringComparison.Ordinal);
    }, iter: 500);

    static List<Hit> Find(byte[] text, string value)
    {
        var learnt = new LearntValues(RedactionPolicy.Default);
        learnt.Add(Encoding.UTF8.GetBytes(value));
        var hits = new List<Hit>();
        learnt.Find(text, hits);
        return hits;
    }
}
