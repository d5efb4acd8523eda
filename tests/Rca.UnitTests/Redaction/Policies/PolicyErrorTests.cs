using System.Text;
using Rca.Redaction.Policies;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>Each mistake is told with its place, what was found and what is expected.</summary>
public sealed class PolicyErrorTests
{
    [Theory]
    [InlineData("version: 2", "policy.yaml:1:10: version: found '2', expected 1, the only format there is; a revision of the policy itself goes under revision")]
    [InlineData("name: x", "policy.yaml:1:1: version: found nothing, expected 'version: 1', the format of this file")]
    [InlineData("version: 1\nclases: {}", "policy.yaml:2:1: clases: found an unknown key, expected one of ", "(did you mean 'classes'?)")]
    [InlineData("version: 1\nclasses: { identifer: keep }", "policy.yaml:2:12: classes.identifer: found an unknown key, ", "(did you mean 'identifier'?)")]
    [InlineData("version: 1\nclasses: { identifier: hide }", "policy.yaml:2:24: classes.identifier: found 'hide', expected one of keep-known, keep, pseudonymise, drop")]
    [InlineData("version: 1\nclasses: { person: keep }", "policy.yaml:2:20: classes.person: found 'keep', expected one of pseudonymise, drop")]
    [InlineData("version: 1\nclasses: { never: keep }", "policy.yaml:2:19: classes.never: found 'keep', expected drop: what is declared never leaves")]
    [InlineData("version: 1\nclasses: { secret: keep }", "policy.yaml:2:12: classes.secret: found a key that no policy has, expected none: a secret is found in the text")]
    [InlineData("version: 1\nclasses: [a]", "policy.yaml:2:10: classes: found a list, expected a mapping")]
    [InlineData("version: 1\ndisabled-rules: [key-value]", "policy.yaml:2:1: disabled-rules: found a key that no policy has, expected none: secrets are always redacted")]
    [InlineData("version: 1\nemails: keep", "policy.yaml:2:9: emails: found 'keep', expected redact: an e-mail address names a person")]
    [InlineData("version: 1\nip-addresses: drop", "policy.yaml:2:15: ip-addresses: found 'drop', expected one of keep, redact")]
    [InlineData("version: 1\noverrides: [{ sources: [a] }]", "policy.yaml:2:13: overrides[0].classes: found nothing, expected at least one class and its action")]
    [InlineData("version: 1\noverrides: [{ sources: [a b], classes: { person: drop } }]", "policy.yaml:2:25: overrides[0].sources[0]: found 'a b', expected at most 253 of")]
    [InlineData("version: 1\noverrides: [{ sources: [], classes: { person: drop } }]", "policy.yaml:2:24: overrides[0].sources: found an empty list")]
    [InlineData("version: 1\nidentifiers: { allow: [\"*\"] }", "policy.yaml:2:24: identifiers.allow[0]: found '*', which lets every identifier stay, expected 'classes: {identifier: keep}'")]
    [InlineData("version: 1\nidentifiers: { allow: [a*b] }", "policy.yaml:2:24: identifiers.allow[0]: found 'a*b', expected a name")]
    [InlineData("version: 1\nidentifiers: { per-source: [{ allow: [a] }] }", "policy.yaml:2:29: identifiers.per-source[0].sources: found nothing")]
    [InlineData("version: 1\nallow-values: [abc]", "policy.yaml:2:16: allow-values[0]: found a value of 3 characters (not shown), expected 4 to 1024")]
    [InlineData("version: 1\nname: {a: b}", "policy.yaml:2:7: name: found a mapping, expected a single value")]
    [InlineData("version: 1\nx: *a", "policy.yaml:2:4: found an alias (*…), expected the value written out")]
    [InlineData("version: !int 1", "policy.yaml:1:10: found a tag (!…), expected a value without one")]
    [InlineData("version: 1\nname: a\nname: b", "policy.yaml:", "found text that is not YAML, expected")]
    [InlineData("version: [", "policy.yaml:", "found text that is not YAML, expected")]
    [InlineData("- a", "policy.yaml:1:1: found no mapping, expected keys such as 'version: 1'")]
    [InlineData("version: 1\n---\nversion: 1", "policy.yaml:1:1: found 2 YAML documents, expected one")]
    [InlineData("", "policy.yaml:1:1: found 0 YAML documents, expected one")]
    [InlineData("version: 1\0", "policy.yaml:1:11: found a control character")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[", "policy.yaml:1:15: found more than 16 levels, expected at most that many")]
    public void Mistake_is_told(string yaml, string start, string within = "")
    {
        var said = Assert.Single(PolicyFiles.Errors(yaml)).ToString();
        Assert.StartsWith(start, said, StringComparison.Ordinal);
        Assert.Contains(within, said, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var errors = PolicyFiles.Errors("version: 9\nemails: keep\nclasses: { person: keep, nevr: drop }\nfoo: 1");
        Assert.Equal(["version", "emails", "classes.person", "classes.nevr", "foo"], errors.Select(e => e.Key));
    }

    [Fact]
    public void File_over_a_mebibyte_is_refused()
    {
        var yaml = new StringBuilder("version: 1\n").Insert(0, "# é\n", 300_000).ToString();
        Assert.Equal("a file larger than 1048576 bytes", Assert.Single(PolicyFiles.Errors(yaml)).Found);
    }

    [Fact]
    public void Override_that_an_earlier_one_covers_is_a_mistake()
    {
        var error = Assert.Single(PolicyFiles.Errors("""
            version: 1
            overrides:
              - { sources: ["prod-*"], classes: { person: drop } }
              - { sources: [prod-eu, "prod-us-*"], kinds: [pod], classes: { person: pseudonymise, free-text: drop } }
            """));
        Assert.Equal(("overrides[1].classes", 4), (error.Key, error.Line));
        Assert.StartsWith("person, which overrides[0] has decided", error.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod-*", "*")]
    [InlineData("prod-*", "prod*")]
    [InlineData("a", "b")]
    public void Override_that_something_reaches_is_none(string first, string second) => PolicyFiles.Load($$"""
        version: 1
        overrides:
          - { sources: ["{{first}}"], classes: { person: drop } }
          - { sources: ["{{second}}"], classes: { person: pseudonymise } }
        """);

    [Fact]
    public void Value_that_looks_like_a_secret_is_not_shown()
    {
        var token = Synthetic.GitHub;
        var message = Assert.Throws<RedactionPolicyException>(() => PolicyFiles.Load($"version: {token}\nclasses: {{ person: {token}, {token}: x }}\nname: {token}\nallow-values: [{token}]")).Message;
        Assert.DoesNotContain(token, message, StringComparison.Ordinal);
        Assert.Contains("allow-values[0]: found a value that the rule github-", message, StringComparison.Ordinal);
    }
}
