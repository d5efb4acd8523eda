using System.Security.Cryptography;
using Rca.Pipeline.Commands;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Commands;

/// <summary>Options and files of <c>rca redact</c>, and <c>rca redact test</c>.</summary>
public sealed class RedactCommandTests : IDisposable
{
    const string Policy = """
        version: 1
        mac-addresses: keep
        rules: [{ id: customer-number, class: person, literal: CUST-, pattern: 'CUST-[0-9]{6}', examples: [CUST-123456] }]
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--json", "--yaml")]
    [InlineData("--json", "--jsonl")]
    [InlineData("--policy", "absent.yaml")]
    [InlineData("--key-file", "absent.key")]
    [InlineData("--receipt", "/absent/receipt.json")]
    [InlineData("--receipt", "/")]
    public async Task Wrong_option_ends_it_before_it_reads(string first, string second) =>
        Assert.Equal(2, await RedactCommand.Create().Parse([first, second, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void Wrong_policy_is_told_whole()
    {
        var path = _folder.Write("policy.yaml", "version: 2\nemails: keep\n");
        var said = Assert.Throws<BadInputException>(() => RedactPolicyFile.Load(path)).Message;
        Assert.StartsWith($"{path}:1:10: version: found '2', expected 1", said, StringComparison.Ordinal);
        Assert.Contains($"\n{path}:2:9: emails: found 'keep', expected redact", said, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_no_text_is_told()
    {
        var path = Path.Combine(_folder.Path, "policy.yaml");
        File.WriteAllBytes(path, [0xff, 0xfe]);
        Assert.Contains("not UTF-8", Assert.Throws<BadInputException>(() => RedactPolicyFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_is_no_part_of_a_policy() => Assert.Empty(RedactPolicyFile.Load(_folder.Write("policy.yaml", "\uFEFFversion: 1")).Loosened);

    [Fact]
    public void Key_is_the_same_as_base64_and_as_bytes()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var path = Path.Combine(_folder.Path, "raw.key");
        File.WriteAllBytes(path, key);
        Assert.Equal(RedactKey.Read(path).KeyId, RedactKey.Read(_folder.Write("text.key", Convert.ToBase64String(key) + "\n")).KeyId);
        Assert.Equal(key, RedactKey.Read(path).Key);
    }

    [Fact]
    public void Short_key_is_refused_and_not_shown()
    {
        var said = Assert.Throws<BadInputException>(() => RedactKey.Read(_folder.Write("short.key", "not-long-enough"))).Message;
        Assert.Contains("less than 32 bytes", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-long-enough", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_a_run_is_said_and_never_the_same()
    {
        var says = new StringWriter();
        Assert.NotEqual(RedactKey.OfThisRun(says).KeyId, RedactKey.OfThisRun(says).KeyId);
        Assert.Equal(2, says.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Help_has_three_examples() => Assert.Equal(3, RedactCommand.Create().Description!.Split('\n').Count(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Contains("rca redact", StringComparison.Ordinal)));

    [Fact]
    public void Cases_that_hold_pass()
    {
        var (exit, said) = Test("- { text: of CUST-123456 here, gone: [CUST-123456], kept: [of, here], rule: customer-number }");
        Assert.Equal(0, exit);
        Assert.Matches(@"^looser than the default: mac-addresses: keep\n1 passed, 0 failed; policy sha256:[0-9a-f]{64}\n$", said);
    }

    [Fact]
    public void Case_that_fails_says_what_went_wrong_and_nothing_else()
    {
        var (exit, said) = Test("""
            - { text: a, kept: [a] }
            - { text: of CUST-123456 and CUST-12, gone: [CUST-12], rule: key-value }
            - { text: of CUST-123456, kept: [of CUST], rule: phone }
            - { text: nothing, rule: phone }
            """);
        Assert.Equal(1, exit);
        Assert.Matches(
            @"^cases\.yaml:2: still there: 'CUST-12'\ncases\.yaml:2: not found by key-value, but by customer-number\ncases\.yaml:2: became: of \[REDACTED:person:.*\] and CUST-12\n" +
            @"cases\.yaml:3: not kept: 'of CUST'\ncases\.yaml:3: not found by phone, but by customer-number\ncases\.yaml:3: became: .*\ncases\.yaml:4: not found by phone: no rule found anything\ncases\.yaml:4: became: nothing\n" +
            @"looser than the default: mac-addresses: keep\n1 passed, 3 failed; policy .*\n$", said);
    }

    [Theory]
    [InlineData("text: a", "cases.yaml: found no list, expected cases")]
    [InlineData("[]", "cases.yaml: found no list, expected cases")]
    [InlineData("- a", "cases.yaml:1:3: found no mapping")]
    [InlineData("- { txt: a }", "cases.yaml:1:5: found an unknown key, expected one of text, gone, kept, rule")]
    [InlineData("- { gone: [a] }", "cases.yaml:1:3: found no text")]
    [InlineData("- { text: a }", "cases.yaml:1:3: found nothing to check")]
    [InlineData("- { text: a, gone: a }", "cases.yaml:1:20: found no list of texts")]
    [InlineData("- { text: a, gone: [\"\"] }", "cases.yaml:1:20: found no list of texts")]
    [InlineData("- { text: a, kept: [b] }", "cases.yaml:1:21: found in kept what is not in the text")]
    [InlineData("- { text: [a], kept: [b] }", "cases.yaml:1:11: found no single value")]
    [InlineData("- *x", "cases.yaml:1:3: found an alias")]
    [InlineData("- { text: ", "cases.yaml:")]
    public void Wrong_cases_are_told(string yaml, string said) =>
        Assert.StartsWith(said, Assert.Throws<BadInputException>(() => RedactCases.Parse(yaml, "cases.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Test_command_ends_with_1_when_a_case_fails()
    {
        var (policy, cases) = (_folder.Write("policy.yaml", Policy), _folder.Write("cases.yaml", "- { text: CUST-12, gone: [CUST-12] }"));
        Assert.Equal(1, await RedactCommand.Create().Parse(["test", "--policy", policy, "--cases", cases]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    static (int Exit, string Said) Test(string cases)
    {
        var said = new StringWriter { NewLine = "\n" };
        return (RedactTestCommand.Run(Rca.Redaction.Policies.RedactionPolicy.Load(Policy, "policy.yaml"), RedactCases.Parse(cases, "cases.yaml"), said), said.ToString());
    }
}
