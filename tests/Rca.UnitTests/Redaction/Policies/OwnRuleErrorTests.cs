using System.Globalization;
using System.Text;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>What an own rule may not be is told when it is loaded.</summary>
public sealed class OwnRuleErrorTests
{
    [Theory]
    [InlineData("id: customer-number", "id: Customer", "id", "'Customer'", "lower-case letters and digits")]
    [InlineData("id: customer-number", "id: a--b", "id", "'a--b'", "lower-case letters and digits")]
    [InlineData("id: customer-number", "id: key-value", "id", "'key-value', a rule that is built in", "neither replaced nor switched off")]
    [InlineData("id: customer-number", "id: ip-address", "id", "'ip-address', a rule that is built in", "a name of its own")]
    [InlineData("id: customer-number", "id: door-code", "id", "'door-code', as rules[0] is called", "a name of its own")]
    [InlineData("class: person", "class: persn", "class", "'persn'", "did you mean 'person'?")]
    [InlineData("literal: CUST-", "literal: CU", "literal", "'CU'", "3 to 64 printable ASCII characters")]
    [InlineData("literal: CUST-", "literal: Künd", "literal", "'Künd'", "3 to 64 printable ASCII characters")]
    [InlineData("literal: CUST-", "literal: REDACTED", "literal", "'REDACTED'", "would be found again")]
    [InlineData("literal: CUST-", "literal: ecret", "literal", "'ecret'", "would be found again")]
    [InlineData("literal: CUST-", "litteral: CUST-", "litteral", "an unknown key", "did you mean 'literal'?")]
    [InlineData("CUST-[0-9]{6,10}'", "CUST-[0-9'", "pattern", "a pattern that is wrong at character 9 (UnterminatedBracket)", "a .NET regular expression")]
    [InlineData("CUST-[0-9]{6,10}'", "CUST-(?=[0-9])'", "pattern", "a pattern that needs backtracking", "without lookaround")]
    [InlineData("CUST-[0-9]{6,10}'", "CUST-([0-9])\\1'", "pattern", "a pattern that needs backtracking", "backreferences")]
    [InlineData("CUST-[0-9]{6,10}'", "CUST-(?>[0-9]+)'", "pattern", "a pattern that needs backtracking", "atomic groups")]
    [InlineData("CUST-[0-9]{6,10}'", "(CUST-[0-9]{6,10})?'", "pattern", "a pattern that matches an empty text", "something to redact")]
    [InlineData("CUST-[0-9]{6,10}'", "CUST-((a{1,200}){1,200}){1,200}'", "pattern", "repetitions that multiply to more than 20000 steps", "smaller counts")]
    [InlineData("CUST-[0-9]{6,10}'", "'", "pattern", "a pattern of 0 characters", "1 to 1000")]
    [InlineData("max-length: 15", "max-length: 4097", "max-length", "'4097'", "a whole number from 1 to 4096")]
    [InlineData("max-length: 15", "max-length: 11", "examples[0]", "a text whose match has 12 bytes", "at most max-length, 11")]
    [InlineData("max-length: 15", "ignore-case: no", "ignore-case", "'no'", "one of true, false")]
    [InlineData("[order of CUST-0012345 failed]", "[]", "examples", "nothing", "at least one text")]
    [InlineData("[order of CUST-0012345 failed]", "[order of cust-0012345]", "examples[0]", "a text without the literal", "finds something in")]
    [InlineData("[order of CUST-0012345 failed]", "[CUST-12345]", "examples[0]", "a text that the pattern does not match", "finds something in")]
    [InlineData("[CUST-12]", "[CUST-123456]", "counter-examples[0]", "a text that the rule finds 1 match in", "leaves alone")]
    [InlineData("[CUST-12]", "{a: b}", "counter-examples", "a mapping", "a list")]
    public void Mistake_in_a_rule_is_told(string before, string after, string key, string found, string expected)
    {
        var errors = PolicyFiles.Errors(DoorCodeFirst(PolicyFiles.With(before, after)));
        var error = errors.First(e => e.Key.EndsWith(key, StringComparison.Ordinal));
        Assert.StartsWith("rules[1].", error.Key, StringComparison.Ordinal);
        Assert.StartsWith(found, error.Found, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_without_the_literal_is_no_match_of_the_rule()
    {
        var error = Assert.Single(PolicyFiles.Errors(PolicyFiles.With("'CUST-[0-9]{6,10}'", "'[0-9]{6,10}'")));
        Assert.Equal("a text whose match does not contain the literal", error.Found);
    }

    [Fact]
    public void Empty_group_is_told() =>
        Assert.Equal("a text whose match has an empty group 'value'", Assert.Single(PolicyFiles.Errors(PolicyFiles.With("(?<value>[0-9]{4,8})", "(?<value>x*)"))).Found);

    [Fact]
    public void More_rules_than_a_hundred_are_refused()
    {
        var yaml = new StringBuilder("version: 1\nrules:\n");
        for (var i = 0; i < 101; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: r{i}, class: secret, literal: abc{i}, pattern: abc{i}, examples: [abc{i}] }}\n");
        var error = Assert.Single(PolicyFiles.Errors(yaml.ToString()));
        Assert.Equal(("rules", "101 rules", "at most 100"), (error.Key, error.Found, error.Expected));
    }

    [Fact]
    public void Every_key_that_a_rule_needs_is_asked_for() =>
        Assert.Equal(["id", "class", "literal", "pattern", "examples"], PolicyFiles.Errors("version: 1\nrules: [{ max-length: 3 }]").Select(e => e.Key["rules[0].".Length..]));

    // The second rule of the file is put first, so that ids can clash.
    static string DoorCodeFirst(string yaml)
    {
        var (first, second, end) = (yaml.IndexOf("  - id: ", StringComparison.Ordinal), yaml.IndexOf("  - id: door-code\n    class: secret", StringComparison.Ordinal), yaml.IndexOf("allow-values", StringComparison.Ordinal));
        return yaml[..first] + yaml[second..end] + yaml[first..second] + yaml[end..];
    }
}
