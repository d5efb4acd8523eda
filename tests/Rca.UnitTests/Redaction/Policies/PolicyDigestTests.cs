using CsCheck;
using Rca.Redaction.Policies;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>The digest says what a policy does: all of it, and nothing else.</summary>
public sealed class PolicyDigestTests
{
    static readonly string Digest = PolicyFiles.Load(PolicyFiles.Whole).Digest;

    // Each changes one setting that takes effect.
    static readonly (string Before, string After)[] Changes =
    [
        ("operational: keep", "operational: drop"),
        ("identifier: keep-known", "identifier: keep"),
        ("person: pseudonymise", "person: drop"),
        ("free-text: scan", "free-text: drop"),
        ("sources: [payments-*]", "sources: [payments]"),
        ("classes: { free-text: drop }", "classes: { free-text: drop, person: drop }"),
        ("capabilities: [github.*]", "capabilities: [github.commits]"),
        ("kinds: [commit]", "kinds: [commit, tag]"),
        ("allow: [checkout, checkout-*]", "allow: [checkout]"),
        ("sources: [orders-db]", "sources: [orders-*]"),
        ("allow: [orders, order_*]", "allow: [orders, order_lines]"),
        ("ip-addresses: keep", "ip-addresses: redact"),
        ("mac-addresses: redact", "mac-addresses: keep"),
        ("id: door-code", "id: door-key"),
        ("class: person", "class: secret"),
        ("literal: CUST-", "literal: UST-"),
        ("{6,10}", "{6,9}"),
        ("max-length: 15", "max-length: 16"),
        ("ignore-case: true\n    pattern: 'door code:? (?<value>[0-9]{4,8})'\n    examples: [\"Door", "ignore-case: false\n    pattern: 'door code:? (?<value>[0-9]{4,8})'\n    examples: [\"door"),
        ("[changeme-in-production]", "[changeme-in-production, changeme]"),
    ];

    // Each writes the same settings otherwise, or changes what only people read.
    static readonly (string Before, string After)[] Rewritings =
    [
        ("name: shop", "name: another"),
        ("revision: 2026-03\n", ""),
        ("operational: keep\n", "\n"),
        ("  never: drop\n", "  # never: drop\n"),
        ("free-text: scan", "'free-text': \"scan\""),
        ("allow: [checkout, checkout-*]", "allow:\n    - checkout-*   # all of them\n    - checkout"),
        ("kinds: [commit]", "kinds: [commit, commit]"),
        ("  - sources: [payments-*]\n", "  - sources: [payments-*]\n    kinds: ['*']\n"),
        ("ip-addresses: keep\n", ""),
        ("emails: redact\n", "\n\n"),
        ("max-length: 15", "max-length: 015"),
        ("ignore-case: true", "ignore-case: 'true'"),
        ("[order of CUST-0012345 failed]", "[CUST-0012345, CUST-99999999]"),
        ("    counter-examples: [CUST-12]\n", ""),
        ("[changeme-in-production]", "[changeme-in-production, changeme-in-production]"),
    ];

    [Fact]
    public void Every_setting_in_effect_changes_it() => Some(Changes).Where(c => c.Length > 0)
        .Sample(changes => Assert.NotEqual(Digest, Rewritten(changes)), iter: 100);

    [Fact]
    public void Two_different_changes_differ() =>
        Assert.Equal(Changes.Length + 1, Changes.Select(c => Rewritten([c])).Append(Digest).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Ways_of_writing_the_same_do_not_change_it() => Some(Rewritings).Sample(changes => Assert.Equal(Digest, Rewritten(changes)), iter: 100);

    [Fact]
    public void Policy_that_says_nothing_has_the_digest_of_the_default() =>
        Assert.Equal(RedactionPolicy.Default.Digest, PolicyFiles.Load("version: 1\nname: mine\nclasses: { person: pseudonymise }\nmac-addresses: redact").Digest);

    static Gen<(string Before, string After)[]> Some((string Before, string After)[] of) =>
        Gen.Bool.Array[of.Length].Select(chosen => of.Where((_, i) => chosen[i]).ToArray());

    static string Rewritten((string Before, string After)[] changes)
    {
        var yaml = PolicyFiles.Whole;
        foreach (var (before, after) in changes)
        {
            Assert.Contains(before, yaml, StringComparison.Ordinal);
            yaml = yaml.Replace(before, after, StringComparison.Ordinal);
        }
        return PolicyFiles.Load(yaml).Digest;
    }
}
