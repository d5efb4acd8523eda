using System.Text.Json;
using Rca.PlantedLog;
using Rca.PlantedLog.Syntaxes;
using Rca.PlantedLog.Tokens;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

public sealed class SyntaxTests
{
    public static TheoryData<string> Names => [.. Syntax.All.Select(s => s.Name)];

    [Fact]
    public void There_are_ten() => Assert.Equal(10, Syntax.All.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void Marked_stretch_reads_back_as_the_value(string name)
    {
        var syntax = Syntax.All.Single(s => s.Name == name);
        for (ulong seed = 0; seed < 200; seed++)
            foreach (var make in (Func<Dice, string>[])[Passwords.Plain, Passwords.Symbols, Passwords.Quoted, Passwords.Phrase, Passwords.Unicode])
            {
                var value = make(new Dice(seed));
                var line = Positives.In(syntax, "k", "DB_PASSWORD", value, new Dice(seed + 1));
                var mark = Assert.Single(line.Marks);
                Assert.Contains(value, Readings(line.ValueOf(mark)));
            }
    }

    [Fact]
    public void Public_part_of_an_address_is_not_marked()
    {
        var slack = TokenKinds.All.Single(k => k.Id == "slack-webhook");
        var line = Positives.Of(slack, new Dice(1)).First().Line;
        Assert.StartsWith("https://hooks.slack.com/services/T", line.Text, StringComparison.Ordinal);
        Assert.Equal(24, line.Marks[0].Length);
    }

    [Fact]
    public void Kind_that_needs_its_key_never_stands_without() => Assert.All(TokenKinds.All.Where(k => !k.Recognisable), k =>
        Assert.All(Positives.Of(k, new Dice(2)), p => Assert.Contains(p.Syntax.Name, Syntax.All.Where(s => s.ShowsKey).Select(s => s.Name))));

    [Fact]
    public void Negatives_hold_no_value_of_their_kind() => Assert.All(TokenKinds.All, kind =>
    {
        var negatives = Negatives.Of(kind, new Dice(3)).ToList();
        Assert.True(negatives.Count >= 9);
        var dice = new Dice(3);
        var made = (kind.Make(dice), kind.Make(dice));
        Assert.All(negatives, n => Assert.DoesNotContain(made.Item1, n.Text, StringComparison.Ordinal));
        Assert.All(negatives, n => Assert.DoesNotContain(made.Item2, n.Text, StringComparison.Ordinal));
    });

    // A value as each syntax's own reader gives it back.
    static IEnumerable<string> Readings(string written) =>
    [
        written, Uri.UnescapeDataString(written), written.Replace("''", "'", StringComparison.Ordinal), written.Replace("'\\''", "'", StringComparison.Ordinal),
        written.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), Json(written), Json(Json(written)),
    ];

    static string Json(string inside)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{inside}\"")!;
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
