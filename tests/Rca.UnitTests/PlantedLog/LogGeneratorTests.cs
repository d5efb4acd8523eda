using System.Text.Json;
using Rca.PlantedLog;
using Rca.PlantedLog.Kinds;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

public sealed class LogGeneratorTests
{
    static readonly LogOptions Small = new(Seed: 3, Bytes: 2 << 20);
    static readonly LogOptions Dense = Small with { Secrets = 0.05, Personal = 0.05 };
    static readonly IReadOnlyList<PlantedLine> DenseLines = [.. new LogGenerator(Dense).Lines()];

    [Fact]
    public void Log_of_the_same_options_is_the_same_bytes()
    {
        Assert.Equal(Written(Dense), Written(Dense));
        Assert.NotEqual(Written(Dense), Written(Dense with { Seed = 4 }));
    }

    [Fact]
    public void Log_of_a_seed_stays_what_it_is()
    {
        var first = new LogGenerator(new LogOptions(Seed: 1, Bytes: 1)).Lines().First();
        Assert.StartsWith("2026-08-01", new Scene(1).Iso, StringComparison.Ordinal);
        Assert.Equal(first.Text, new LogGenerator(new LogOptions(Seed: 1, Bytes: 100_000)).Lines().First().Text);
        Assert.Equal(0x910A2DEC89025CC1UL, new Dice(1).Next());
    }

    [Fact]
    public void Log_ends_with_the_record_that_reaches_its_size()
    {
        var bytes = DenseLines.Sum(l => l.Utf8.Length + 1L);
        Assert.InRange(bytes, Dense.Bytes, Dense.Bytes + 20_000);
        Assert.Equal(bytes, Written(Dense).Length);
    }

    [Fact]
    public void Lines_hold_no_line_end_and_are_UTF8() => Assert.All(DenseLines, l =>
    {
        Assert.DoesNotContain((byte)'\n', l.Utf8);
        Assert.DoesNotContain((byte)'\r', l.Utf8);
        Assert.True(System.Text.Unicode.Utf8.IsValid(l.Utf8));
    });

    [Fact]
    public void Marks_are_in_order_inside_the_line_and_between_characters() => Assert.All(DenseLines, l =>
    {
        var at = 0;
        foreach (var mark in l.Marks)
        {
            Assert.InRange(mark.Start, at, l.Utf8.Length);
            Assert.InRange(mark.Length, 1, l.Utf8.Length - mark.Start);
            Assert.NotEmpty(mark.Kind);
            Assert.True(System.Text.Unicode.Utf8.IsValid(l.Utf8.AsSpan(mark.Start, mark.Length)));
            at = mark.End;
        }
    });

    [Fact]
    public void Log_holds_every_kind_and_they_are_at_least_sixty()
    {
        var seen = DenseLines.SelectMany(l => l.Marks).Where(m => m.MustGo).Select(m => m.Kind).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(SecretKinds.All.Concat(PersonalKinds.All).Select(k => k.Id).Except(seen));
        Assert.True(SecretKinds.All.Count >= 60);
        Assert.Equal(SecretKinds.All.Count, SecretKinds.All.Select(k => k.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Json_lines_parse()
    {
        Assert.True(DenseLines.Count(l => l.Form == LineForm.Json) > 1000);
        Assert.All(DenseLines.Where(l => l.Form == LineForm.Json), l => JsonDocument.Parse(l.Utf8).Dispose());
    }

    [Theory]
    [InlineData(0.006, 0.003)]
    [InlineData(0.05, 0.02)]
    [InlineData(0, 0)]
    public void Shares_are_what_was_asked_for(double secrets, double personal)
    {
        var lines = new LogGenerator(Small with { Secrets = secrets, Personal = personal }).Lines().ToList();
        Assert.Equal(secrets, (double)lines.Count(l => l.Marks.Any(m => m.Class == MarkClass.Secret)) / lines.Count, 0.001);
        Assert.Equal(personal, (double)lines.Count(l => l.Marks.Any(m => m.Class == MarkClass.Personal)) / lines.Count, 0.001);
    }

    [Fact]
    public void Cards_and_accounts_pass_their_checksums_and_their_decoys_fail()
    {
        Assert.All(Digits("card", "card-spaced", "card-dashed", "card-amex"), n => Assert.True(Checksums.PassesLuhn(n), n));
        Assert.All(Marked("iban", "iban-spaced"), v => Assert.True(Checksums.PassesMod97(v.Replace(" ", "", StringComparison.Ordinal)), v));
        Assert.All(Digits("order-number"), n => Assert.False(Checksums.PassesLuhn(n), n));
        Assert.All(Marked("invalid-iban"), v => Assert.False(Checksums.PassesMod97(v.Split(' ')[1]), v));
    }

    [Fact]
    public void No_value_is_planted_twice()
    {
        var values = DenseLines.SelectMany(l => l.Marks.Where(m => m.Class == MarkClass.Secret && m.Length > 12).Select(l.ValueOf)).ToList();
        Assert.Equal(values.Count, values.Distinct(StringComparer.Ordinal).Count());
    }

    static IEnumerable<string> Digits(params string[] kinds) => Marked(kinds).Select(v => new string([.. v.Where(char.IsAsciiDigit)]));

    static List<string> Marked(params string[] kinds)
    {
        var marked = DenseLines.SelectMany(l => l.Marks.Where(m => kinds.Contains(m.Kind, StringComparer.Ordinal)).Select(l.ValueOf)).ToList();
        Assert.NotEmpty(marked);
        return marked;
    }

    static byte[] Written(LogOptions options)
    {
        using var stream = new MemoryStream();
        new LogGenerator(options).WriteTo(stream);
        return stream.ToArray();
    }
}
