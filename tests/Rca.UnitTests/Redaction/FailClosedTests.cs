using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class FailClosedTests
{
    static readonly FieldCatalogue Catalogue = new("test",
    [
        new("/pod", DataClass.Identifier, FieldForm.Text),
        new("/labels/*", DataClass.Identifier, FieldForm.Text),
        new("/leak", DataClass.Operational, FieldForm.Enum, ["jane@example.com"]),
    ], []);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"pod\":\"a\",}")]
    [InlineData("{/* */\"pod\":\"a\"}")]
    [InlineData("{\"pod\":\"a\",\"pod\":\"b\"}")]
    [InlineData("{\"pod\":\"a\",\"p\\u006fd\":\"b\"}")]
    [InlineData("{\"x\":NaN}")]
    public void Malformed_json_is_withheld(string json) =>
        AssertWithheld(WithheldReason.NotJson, Engines.Record(json, Catalogue));

    [Fact]
    public void Json_deeper_than_32_is_withheld()
    {
        AssertWithheld(WithheldReason.NotJson, Engines.Record($"{{\"pod\":\"a\",\"x\":{new string('[', 32)}{new string(']', 32)}}}", Catalogue));
        Assert.Null(Engines.Record($"{{\"pod\":\"a\",\"x\":{new string('[', 31)}{new string(']', 31)}}}", Catalogue).Withheld);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_withheld() =>
        AssertWithheld(WithheldReason.NotJson, Engines.New().RedactRecord((byte[])[.. "{\"pod\":\""u8, 0xff, .. "\"}"u8], Catalogue, _ => true));

    [Fact]
    public void Half_a_surrogate_pair_is_withheld() =>
        AssertWithheld(WithheldReason.EngineFault, Engines.Record("{\"pod\":\"\\ud800\"}", Catalogue));

    [Theory]
    [InlineData("7")]
    [InlineData("\"hunter2\"")]
    [InlineData("[1]")]
    public void Undeclared_root_is_withheld(string json) =>
        AssertWithheld(WithheldReason.RootUndeclared, Engines.Record(json, Catalogue));

    [Fact]
    public void Allowlist_that_throws_withholds_and_does_not_throw() =>
        AssertWithheld(WithheldReason.EngineFault, Engines.Record("{\"pod\":\"a\"}", Catalogue, name => throw new InvalidOperationException(name)));

    [Fact]
    public void Output_in_which_the_sweep_finds_something_is_withheld() =>
        AssertWithheld(WithheldReason.SweepFound, Engines.Record("{\"leak\":\"jane@example.com\"}", Catalogue));

    [Fact]
    public void Two_map_keys_that_become_one_are_withheld()
    {
        var token = Engines.New().Pseudonym(DataClass.Identifier, "app");

        AssertWithheld(WithheldReason.SweepFound, Engines.Record($"{{\"labels\":{{\"app\":\"a\",\"{token}\":\"b\"}}}}", Catalogue));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_text_is_no_fault()
    {
        Assert.Null(Engines.New().RedactText("a\ud800b").Withheld);
    }

    static void AssertWithheld(WithheldReason reason, RedactedRecord record)
    {
        Assert.Equal(reason, record.Withheld);
        Assert.True(record.Json.IsEmpty);
        Assert.Empty(record.Receipt.Redactions);
        Assert.Equal(0, record.Receipt.BytesOut);
    }
}
