using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class EvidenceKindTests
{
    [Fact]
    public void Fields_are_declared_with_pointer_class_form_and_words()
    {
        var kind = EvidenceKind.Of<Whole>();
        Assert.Equal("test.whole/1", kind.Name);
        Assert.Equal(
            [
                ("/count", DataClass.Operational, FieldForm.Number), ("/at", DataClass.Operational, FieldForm.Timestamp), ("/colour", DataClass.Operational, FieldForm.Enum),
                ("/digest", DataClass.Operational, FieldForm.Digest), ("/name", DataClass.Identifier, FieldForm.Text), ("/who", DataClass.Person, FieldForm.Text),
                ("/inner/note", DataClass.FreeText, FieldForm.Text), ("/list/*/note", DataClass.FreeText, FieldForm.Text), ("/names/*", DataClass.Identifier, FieldForm.Text),
            ],
            kind.Fields.Select(f => (f.Pointer, f.Class, f.Form)));
        Assert.Equal(["dark-red", "blue"], kind.Fields[2].Values);
        Assert.Equal("connections", kind.Fields[0].Unit);
    }

    [Fact]
    public void Evidence_is_written_field_by_field_and_what_is_null_is_left_out()
    {
        var json = EvidenceKind.Write(new Whole(
            Quantity.AtLeast(3), new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.FromHours(1)), Colour.DarkRed, null, "n", "w", new Inner("x"), [new Inner("y")], ["a"])).GetRawText();
        Assert.Equal(
            """{"count":{"atLeast":3},"at":"2026-03-01T03:00:00.000Z","colour":"dark-red","name":"n","who":"w","inner":{"note":"x"},"list":[{"note":"y"}],"names":["a"]}""",
            json);
    }

    [Theory]
    [InlineData(typeof(NoKind), "no [Evidence] attribute")]
    [InlineData(typeof(NoClass), "no data class")]
    [InlineData(typeof(EnumAsText), "only text can be that")]
    [InlineData(typeof(NumberAsPerson), "only text can be that")]
    [InlineData(typeof(BooleanAsText), "only text can be that")]
    [InlineData(typeof(TimeAsIdentifier), "only text can be that")]
    [InlineData(typeof(TwoClasses), "two data classes: Operational and FreeText")]
    [InlineData(typeof(TwoPlaces), "two data classes: Person and Identifier")]
    [InlineData(typeof(OfExtensionData), "no form of evidence")]
    [InlineData(typeof(OfJson), "no form of evidence")]
    [InlineData(typeof(Unsealed), "is not sealed")]
    [InlineData(typeof(OfMap), "no form of evidence")]
    [InlineData(typeof(OfArray), "")]
    [InlineData(typeof(OfObject), "")]
    [InlineData(typeof(OfOpenClass), "")]
    [InlineData(typeof(OfDateTime), "no form of evidence")]
    [InlineData(typeof(Endless), "nested deeper")]
    public void Evidence_that_could_carry_more_than_it_declares_does_not_start(Type type, string why)
    {
        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() =>
            typeof(EvidenceKind).GetMethod(nameof(EvidenceKind.Of))!.MakeGenericMethod(type).Invoke(null, []));
        Assert.Contains(why, Assert.IsType<DescriptorException>(error.InnerException).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heir_of_a_record_is_not_written() =>
        Assert.Throws<DescriptorException>(() => EvidenceKind.Write(new Heir(1, "EXAMPLE")));

    [Fact]
    public void List_that_holds_something_else_than_it_declares_is_not_written()
    {
        var json = "";
        Assert.ThrowsAny<Exception>(() => json = EvidenceKind.Write(new OfNames(new Impostor())).GetRawText());
        Assert.Empty(json);
    }

    [Fact]
    public void Converter_of_a_property_has_no_say() =>
        Assert.Equal("""{"name":"n"}""", EvidenceKind.Write(new OfConverter("n")).GetRawText());

    [Fact]
    public void Enum_outside_of_its_words_is_not_written() =>
        Assert.ThrowsAny<Exception>(() => EvidenceKind.Write(new Whole(Quantity.Of(1), default, (Colour)77, null, "n", "w", new Inner("x"), [], [])));

    public enum Colour
    {
        DarkRed,
        Blue,
    }

    [Evidence("test.whole/1")]
    sealed record Whole(
        [Operational("c", Unit = "connections")] Quantity Count,
        [property: Operational("a")] DateTimeOffset At,
        [Operational("c")] Colour? Colour,
        [Operational("d")] string? Digest,
        [Identifier("n")] string Name,
        [Person("w")] string Who,
        Inner Inner,
        IReadOnlyList<Inner> List,
        [Identifier("n")] IReadOnlyList<string> Names);

    sealed record Inner([FreeText("n")] string Note);

    sealed record NoKind([Operational("n")] int Number);

    [Evidence("test.a/1")]
    sealed record NoClass([Operational("n")] int Number, string Text);

    [Evidence("test.b/1")]
    sealed record EnumAsText([FreeText("c")] Colour Colour);

    [Evidence("test.c/1")]
    sealed record NumberAsPerson([Person("c")] int Id);

    [Evidence("test.j/1")]
    sealed record BooleanAsText([FreeText("b")] bool Flag);

    [Evidence("test.k/1")]
    sealed record TimeAsIdentifier([Identifier("t")] DateTimeOffset At);

    [Evidence("test.l/1")]
    sealed record TwoClasses([Operational("d")][FreeText("d")] string Text);

    [Evidence("test.m/1")]
    sealed record TwoPlaces([property: Person("d")][Identifier("d")] string Text);

    [Evidence("test.n/1")]
    sealed record OfExtensionData([Operational("n")] int Number)
    {
        [System.Text.Json.Serialization.JsonExtensionData]
        public Dictionary<string, System.Text.Json.JsonElement> More { get; } = [];
    }

    [Evidence("test.o/1")]
    sealed record OfJson(System.Text.Json.Nodes.JsonObject Anything);

#pragma warning disable CA1852 // it is open on purpose
    [Evidence("test.p/1")]
    record Unsealed([Operational("n")] int Number);

    sealed record Heir(int Number, string Secret) : Unsealed(Number);
#pragma warning restore CA1852

    [Evidence("test.q/1")]
    sealed record OfNames([Identifier("n")] IReadOnlyCollection<string> Names);

    [Evidence("test.r/1")]
    sealed record OfConverter([Identifier("n")][property: System.Text.Json.Serialization.JsonConverter(typeof(Chatty))] string Name);

    sealed class Chatty : System.Text.Json.Serialization.JsonConverter<string>
    {
        public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue("EXAMPLE");
    }

    /// <summary>A list of texts that gives objects to who asks it as a list of anything.</summary>
    sealed class Impostor : IReadOnlyCollection<string>
    {
        public int Count => 1;

        public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)["plain"]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => new object[] { new { Secret = "EXAMPLE" } }.GetEnumerator();
    }

    [Evidence("test.d/1")]
    sealed record OfMap([Identifier("m")] IReadOnlyDictionary<string, string> Map);

    [Evidence("test.e/1")]
    sealed record OfArray([Identifier("m")] string[] Names);

    [Evidence("test.f/1")]
    sealed record OfObject(object Anything);

    [Evidence("test.g/1")]
    sealed record OfOpenClass(Open Open);

    [Evidence("test.h/1")]
    sealed record OfDateTime([Operational("d")] DateTime At);

    [Evidence("test.i/1")]
    sealed record Endless(Endless? Next, [Operational("n")] int Number);

#pragma warning disable CA1852 // it is open on purpose: a heir could bring fields that nobody declared
    record Open([Operational("n")] int Number);
#pragma warning restore CA1852
}
