using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Contracts;

public sealed class WireJsonTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, 123, TimeSpan.Zero);
    static readonly Dictionary<string, string> Map = new() { ["a"] = "1" };
    static readonly RedactionReceipt Receipt = new("p", "k", 64, 12, 1, [new RedactionLine("email", "person", "/a", 2)]);
    static readonly CollectEvidence Command = new("c", "p", "i", "s", "k.c", Map, new Window(Now, Now), 5, Now);

    public static TheoryData<object> Messages =>
    [
        new IncidentReported("a", "k", Now, [new Alert(Map, Map, Now, ["https://x"])], 1, Receipt, true, Now),
        Command,
        new SignedCommand("s", "signed"),
        new CapturedEvidence("c", "p", "s", "a", 3, "sealed"),
        new SignedEvidence("c", "p", "s", "signed"),
        new CapturedPart(Command, "a", 3, [new CapturedEvidenceItem("k/1", Now, JsonSerializer.SerializeToElement(1), Now)], new Closing(Outcome.Empty, 0, 1, [])),
        new EvidenceCollected("c", "p", "s", "a", 0, [new EvidenceItem("k/1", "d", "{}", Now, Receipt, Now)], new Closing(Outcome.TimedOut, 1, 2, [new LedgerEntry("GET", "/", "200", 1, 2, "q")], "r", "d"), 4),
        new ManifestSealed("i", "p", 1, "sha256:r", 1, 2, Now, "https://rca.example.com"),
    ];

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void Message_reads_back_as_it_was_written(object message)
    {
        var json = JsonSerializer.Serialize(message, message.GetType(), WireJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, message.GetType(), WireJson.Options), message.GetType(), WireJson.Options));
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void Message_is_refused_without_any_one_of_its_required_members_and_accepted_without_the_others(object message)
    {
        var type = message.GetType();
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("{}", type, WireJson.Options));
        var whole = JsonSerializer.SerializeToNode(message, type, WireJson.Options)!.AsObject();
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            var without = whole.DeepClone().AsObject();
            Assert.True(without.Remove(name), name);
            if (parameter.HasDefaultValue) Assert.NotNull(without.Deserialize(type, WireJson.Options));
            else Assert.Throws<JsonException>(() => without.Deserialize(type, WireJson.Options));
        }
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void Null_where_a_value_is_required_is_refused(object message)
    {
        var type = message.GetType();
        var whole = JsonSerializer.SerializeToNode(message, type, WireJson.Options)!.AsObject();
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Where(p => !p.HasDefaultValue))
        {
            var nulled = whole.DeepClone().AsObject();
            nulled[JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)] = null;
            Assert.Throws<JsonException>(() => nulled.Deserialize(type, WireJson.Options));
        }
    }

    [Fact]
    public void Unknown_members_of_a_later_version_are_ignored() =>
        Assert.Equal("c", JsonSerializer.Deserialize<CapturedEvidence>("""{"commandId":"c","planId":"p","source":"s","attempt":"a","sequence":0,"sealed":"x","later":{}}""", WireJson.Options)!.CommandId);

    [Theory]
    [InlineData("99")]
    [InlineData("0")]
    [InlineData("\"99\"")]
    [InlineData("\"Done\"")]
    [InlineData("\"\"")]
    public void Outcome_is_a_word_of_the_closed_set(string outcome) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Closing>($$"""{"outcome":{{outcome}},"items":0,"durationMs":0,"ledger":[]}""", WireJson.Options));

    [Fact]
    public void Outcomes_are_written_as_their_names() =>
        Assert.All(Enum.GetValues<Outcome>(), o => Assert.Equal($"\"{o}\"", JsonSerializer.Serialize(o, WireJson.Options)));

    [Theory]
    [InlineData("""{"from":"2026-03-01T03:00:00Z","from":"2026-03-01T03:00:00Z","to":"2026-03-01T03:00:00Z"}""")]
    [InlineData("""{"from":"yesterday","to":"2026-03-01T03:00:00Z"}""")]
    [InlineData("""{"from":1,"to":2}""")]
    public void Window_that_is_none_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Window>(json, WireJson.Options));

    [Fact]
    public void Number_in_quotes_is_no_number() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LedgerEntry>("""{"verb":"GET","resource":"/","status":"200","bytes":"1","durationMs":2}""", WireJson.Options));

    [Fact]
    public void Time_is_written_in_utc_to_the_millisecond_from_any_zone_and_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("ar-SA");
        try
        {
            Assert.Equal("\"2026-03-01T03:00:00.123Z\"", JsonSerializer.Serialize(Now.ToOffset(TimeSpan.FromHours(-9.5)), WireJson.Options));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Quantity_reads_back_as_it_was_written() => Gen.OneOf(
        Gen.Double.Select(Quantity.Of), Gen.Double.Select(Quantity.AtLeast), Gen.Double.Select(Quantity.AtMost), Gen.Enum<UnknownReason>().Select(Quantity.Unknown)).Sample(quantity =>
        Assert.Equal(quantity, JsonSerializer.Deserialize<Quantity>(JsonSerializer.Serialize(quantity, WireJson.Options), WireJson.Options)), iter: 1_000);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_that_json_cannot_say_is_unknown_and_never_zero(double number)
    {
        foreach (var quantity in new[] { Quantity.Of(number), Quantity.AtLeast(number), Quantity.AtMost(number) })
            Assert.Equal("""{"unknown":"not-representable"}""", JsonSerializer.Serialize(quantity, WireJson.Options));
    }

    [Fact]
    public void Quantity_that_nobody_set_is_unknown_and_never_zero()
    {
        Assert.Equal(QuantityKind.Unknown, default(Quantity).Kind);
        Assert.Equal("""{"unknown":"not-tracked"}""", JsonSerializer.Serialize(Quantity.Of(null, UnknownReason.NotTracked), WireJson.Options));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"value":1}""")]
    [InlineData("""{"atLeast":1,"atMost":2}""")]
    [InlineData("""{"atLeast":"1"}""")]
    [InlineData("""{"unknown":"no-such-reason"}""")]
    [InlineData("""{"unknown":1}""")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Quantity_of_another_form_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Quantity>(json, WireJson.Options));
}
