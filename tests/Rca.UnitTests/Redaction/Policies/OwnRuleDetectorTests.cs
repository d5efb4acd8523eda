using System.Text;
using CsCheck;
using Rca.Redaction;
using Rca.Redaction.Policies;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

public sealed class OwnRuleDetectorTests
{
    static readonly TokenMint Mint = new(Engines.Key());

    [Theory]
    [InlineData("a CUST-123456 b", "CUST-123456")]
    [InlineData("CUST-123456", "CUST-123456")]
    [InlineData("é😀 CUST-123456 é", "CUST-123456")]
    [InlineData("CUST-123456CUST-654321", "CUST-123456|CUST-654321")]
    [InlineData("x\nCUST-123456\r\ny CUST-000001", "CUST-123456|CUST-000001")]
    [InlineData("CUST-12345\n6", "")]
    [InlineData("cust-123456", "")]
    public void Matches_are_found_where_they_stand(string text, string found) => Assert.Equal(found, Find(PolicyFiles.Rule, text));

    [Theory]
    [InlineData("DOOR CODE: 4711!", "4711")]
    [InlineData("Door code 47111 and door Code: 1234", "47111|1234")]
    [InlineData("é door code: 4711", "4711")]
    [InlineData("Door code: 1234\nno more than a door code: 98765 here", "1234|98765")]
    [InlineData("door-code: 4711", "")]
    public void Group_names_what_goes_and_case_means_nothing_when_told_so(string text, string found) => Assert.Equal(found, Find(PolicyFiles.Whole, text));

    [Fact]
    public void Bytes_that_are_no_text_move_nothing()
    {
        byte[] text = [0xff, 0xc3, .. "CUST-123456"u8, 0x80];
        var hit = Assert.Single(Scan(PolicyFiles.Rule, text));
        Assert.Equal((2, 13), (hit.Start, hit.End));
    }

    [Theory]
    [InlineData("^CUST-[0-9]{6}$", "CUST-123456\r\nx CUST-123456\nCUST-654321", "CUST-123456|CUST-654321")]
    [InlineData("(?:a(?<value>b)|x)CUST-1", "abCUST-1 xCUST-1", "b|xCUST-1")]
    public void Line_is_what_a_pattern_sees(string pattern, string text, string found) => Assert.Equal(found, Find(OneRule(pattern, "CUST-", pattern[0] == '^' ? "CUST-123456" : "abCUST-1"), text));

    // A match may cross the end of a tile, wherever that is.
    [Theory]
    [InlineData(61_430)]
    [InlineData(61_440)]
    [InlineData(65_526)]
    [InlineData(65_530)]
    [InlineData(65_536)]
    [InlineData(122_880)]
    [InlineData(500_000)]
    public void Match_in_a_line_of_any_length_is_found(int before)
    {
        var text = new string('x', before) + "CUST-123456" + new string('y', 70_000) + "CUST-654321";
        Assert.Equal([(before, before + 11), (before + 70_011, before + 70_022)], Scan(PolicyFiles.Rule, Encoding.UTF8.GetBytes(text)).Select(h => (h.Start, h.End)).Distinct().Order());
    }

    [Fact]
    public void Detector_finds_what_the_pattern_alone_would() => Gen.OneOf(Gen.Const("CUST-"), Gen.Const("123456"), Gen.Const("é"), Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const(" "), Gen.String[0, 3])
        .Array[0, 20].Select(string.Concat).Sample(text =>
        {
            var expected = text.Split('\n').SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, "CUST-[0-9]{6}").Select(m => m.Value));
            Assert.Equal(string.Join('|', expected), Find(PolicyFiles.Rule, text));
        }, iter: 2_000);

    [Fact]
    public void Order_of_rules_means_nothing()
    {
        const string Two = """
            - { id: a-rule, class: person, literal: CUST-, pattern: 'CUST-[0-9]+', examples: [CUST-1] }
            - { id: b-rule, class: secret, literal: UST-, pattern: 'UST-[0-9]+ x', examples: [UST-1 x] }
            """;
        var lines = Two.Split('\n');
        var (one, other) = ($"version: 1\nrules:\n{lines[0]}\n{lines[1]}", $"version: 1\nrules:\n{lines[1]}\n{lines[0]}");
        Assert.Equal(PolicyFiles.Redact(one, "CUST-17 x"), PolicyFiles.Redact(other, "CUST-17 x"));
        Assert.Equal(PolicyFiles.Load(one).Digest, PolicyFiles.Load(other).Digest);
    }

    // So many finds in one line are no evidence any more, and a pattern may scan the rest of the line for each.
    [Fact]
    public void Rest_of_a_line_with_too_many_finds_goes_whole()
    {
        var policy = OneRule("CUST-(?:.*never)?", "CUST-", "CUST-");
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("CUST-", 5_000)));
        var hits = Scan(policy, text);
        Assert.Equal(1025, hits.Count);
        Assert.Equal((1024 * 5, text.Length), (hits[^1].Start, hits[^1].End));
    }

    [Fact]
    public void Redacting_again_changes_nothing()
    {
        var engine = new RedactionEngine(Engines.Key(), PolicyFiles.Load(PolicyFiles.Whole));
        var once = engine.RedactText("CUST-1234567 door code: 4711, CUST-1234567\nQ1VTVC0xMjM0NTY3OCBpcyBhIGN1c3RvbWVy");
        Assert.Equal(4, once.Redactions.Count);
        var twice = engine.RedactText(once.Text);
        Assert.Equal(once.Text, twice.Text);
        Assert.Empty(twice.Redactions);
    }

    static string OneRule(string pattern, string literal, string example) =>
        $"version: 1\nrules: [{{ id: one, class: secret, literal: {literal}, pattern: '{pattern}', examples: ['{example}'] }}]";

    static string Find(string policy, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Join('|', Scan(policy, bytes).Select(h => Encoding.UTF8.GetString(bytes[h.Start..h.End])));
    }

    static List<Hit> Scan(string policy, byte[] text)
    {
        var hits = new List<Hit>();
        new SharedSearch([new OwnRuleDetector(PolicyFiles.Load(policy))]).Scan(text, Mint, hits);
        return hits;
    }
}
