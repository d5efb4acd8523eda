using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class FieldCatalogueTests
{
    public static TheoryData<FieldRule[]> Refused() => new()
    {
        { new FieldRule[] { new("/a", DataClass.Operational, FieldForm.Text) } },
        { new FieldRule[] { new("/a", DataClass.Operational, FieldForm.Enum) } },
        { new FieldRule[] { new("/a", DataClass.Operational, FieldForm.Enum, []) } },
        { new FieldRule[] { new("/a", DataClass.Operational, FieldForm.Number, ["x"]) } },
        { new FieldRule[] { new("/b", DataClass.Never, FieldForm.Text), new("/a", DataClass.Never, FieldForm.Text), new("/a", DataClass.Person, FieldForm.Text) } },
        { new FieldRule[] { new("/a", DataClass.Never, FieldForm.Text), new("/a/b", DataClass.Never, FieldForm.Text) } },
        { new FieldRule[] { new("/a/b", DataClass.Never, FieldForm.Text), new("/a", DataClass.Never, FieldForm.Text) } },
        { new FieldRule[] { new("a", DataClass.Never, FieldForm.Text) } },
        { new FieldRule[] { new("/a~2", DataClass.Never, FieldForm.Text) } },
        { new FieldRule[] { new("/a", (DataClass)99, FieldForm.Text) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Rule_that_cannot_hold_is_refused_by_its_pointer(FieldRule[] rules)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new FieldCatalogue("pods", rules, []));

        Assert.Contains($"'{rules[^1].Pointer}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'pods'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Escaped_names_are_matched_and_printed_escaped()
    {
        var catalogue = new FieldCatalogue("pods", [new("/a~1b/c~0d", DataClass.Person, FieldForm.Text)], []);

        var record = Engines.Record("""{"a/b":{"c~d":"jane"}}""", catalogue);

        Assert.Equal("/a~1b/c~0d", Assert.Single(record.Receipt.Redactions).Place);
    }
}
