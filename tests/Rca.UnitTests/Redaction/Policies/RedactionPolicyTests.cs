using Rca.Redaction;
using Rca.Redaction.Policies;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

public sealed class RedactionPolicyTests
{
    [Fact]
    public void Default_policy_has_the_first_word_of_each_class_and_loosens_nothing()
    {
        var policy = RedactionPolicy.Default;
        Assert.Equal(
            [PolicyAction.Keep, PolicyAction.KeepKnown, PolicyAction.Pseudonymise, PolicyAction.Scan, PolicyAction.Drop],
            Enum.GetValues<DataClass>().Select(c => policy.Action(c, "any", "any.thing", "thing")));
        Assert.True(policy.RedactsMacAddresses);
        Assert.False(policy.RedactsIpAddresses);
        Assert.Empty(policy.Loosened);
        Assert.Equal(policy.Digest, PolicyFiles.Load("version: 1").Digest);
    }

    [Fact]
    public void Whole_policy_says_what_it_looks_like()
    {
        var policy = PolicyFiles.Load(PolicyFiles.Whole);
        Assert.Equal(("shop", "2026-03"), (policy.Name, policy.Revision));
        Assert.Equal(PolicyAction.Drop, policy.Action(DataClass.FreeText, "payments-eu", "postgres.activity", "session"));
        Assert.Equal(PolicyAction.Scan, policy.Action(DataClass.FreeText, "orders-db", "postgres.activity", "session"));
        Assert.Equal(PolicyAction.Drop, policy.Action(DataClass.Person, "gh", "github.commits", "commit"));
        Assert.Equal(PolicyAction.Pseudonymise, policy.Action(DataClass.Person, "gh", "github.commits", "tag"));
        Assert.Equal(["allow-values: 1"], policy.Loosened);
    }

    [Theory]
    [InlineData("any", "checkout", true)]
    [InlineData("any", "checkout-7d9f", true)]
    [InlineData("any", "checkouts", false)]
    [InlineData("orders-db", "order_lines", true)]
    [InlineData("other-db", "order_lines", false)]
    [InlineData("any", "Checkout", false)]
    public void Identifier_is_allowed_by_name_or_beginning_of_its_source(string source, string name, bool allowed) =>
        Assert.Equal(allowed, PolicyFiles.Load(PolicyFiles.Whole).AllowsIdentifier(source, name));

    [Fact]
    public void First_override_that_names_the_class_decides()
    {
        var policy = PolicyFiles.Load("""
            version: 1
            overrides:
              - { sources: [a], classes: { person: drop } }
              - { sources: ["*"], classes: { person: pseudonymise, identifier: keep } }
            """);
        Assert.Equal(PolicyAction.Drop, policy.Action(DataClass.Person, "a", "x", "y"));
        Assert.Equal(PolicyAction.Keep, policy.Action(DataClass.Identifier, "a", "x", "y"));
        Assert.Equal(PolicyAction.Pseudonymise, policy.Action(DataClass.Person, "b", "x", "y"));
    }

    [Fact]
    public void Everything_that_is_looser_than_the_default_is_listed()
    {
        var policy = PolicyFiles.Load("""
            version: 1
            classes: { identifier: keep }
            overrides: [{ kinds: [pod], classes: { identifier: keep, person: drop } }]
            mac-addresses: keep
            allow-values: [abcd, efgh, abcd]
            """);
        Assert.Equal(["classes.identifier: keep", "overrides[0].classes.identifier: keep", "mac-addresses: keep", "allow-values: 2"], policy.Loosened);
    }

    [Fact]
    public void Mac_addresses_stay_when_the_policy_keeps_them()
    {
        const string Text = "link 3c:22:fb:9a:01:c4 up";
        Assert.DoesNotContain("3c:22", PolicyFiles.Redact("version: 1", Text), StringComparison.Ordinal);
        Assert.Equal(Text, PolicyFiles.Redact("version: 1\nmac-addresses: keep", Text));
    }

    [Theory]
    [InlineData("from 10.0.0.7 to x", "10.0.0.7")]
    [InlineData("peer=192.168.17.4:8080, ok", "192.168.17.4")]
    [InlineData("at [2001:db8::17]:443", "2001:db8::17")]
    [InlineData("fe80::1", "fe80::1")]
    public void Ip_addresses_go_when_the_policy_redacts_them(string text, string address)
    {
        Assert.Equal(text, PolicyFiles.Redact("version: 1", text));
        var redacted = PolicyFiles.Redact("version: 1\nip-addresses: redact", text);
        Assert.DoesNotContain(address, redacted, StringComparison.Ordinal);
        Assert.Contains("[REDACTED:ip:", redacted, StringComparison.Ordinal);
        Assert.StartsWith(text[..text.IndexOf(address, StringComparison.Ordinal)], redacted, StringComparison.Ordinal);
        Assert.EndsWith("]" + text[(text.IndexOf(address, StringComparison.Ordinal) + address.Length)..], redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1 and ::1 and 0.0.0.0")]
    [InlineData("v1.2.3.4 and 1.2.3 and 1.2.3.4.5 and 300.1.1.1")]
    [InlineData("12:30:45 and 12:30:45.123 and std::string")]
    [InlineData("sha256:8f14e45fceea167a5a36dedd4bea2543")]
    public void What_is_no_address_of_anybody_stays(string text) => Assert.Equal(text, PolicyFiles.Redact("version: 1\nip-addresses: redact", text));

    [Fact]
    public void Generic_rules_are_rules_that_there_are() => Assert.All(GenericRules.All, id => Assert.True(BuiltInRules.Has(id), id));

    [Fact]
    public void Allowed_value_stays_behind_a_name_and_only_whole()
    {
        const string Policy = "version: 1\nallow-values: [changeme-x]";
        Assert.Equal("password=changeme-x", PolicyFiles.Redact(Policy, "password=changeme-x"));
        Assert.DoesNotContain("changeme-x", PolicyFiles.Redact(Policy, "password=changeme-xy"), StringComparison.Ordinal);
        Assert.DoesNotContain("changeme-x", PolicyFiles.Redact("version: 1", "password=changeme-x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"password\": \"changeme-x\", \"n\": 1}")]
    [InlineData("kind: Secret\nmetadata: { name: a }\ndata:\n  password: Y2hhbmdlbWUteA==\n")]
    [InlineData("postgres://orders:changeme-x@db/orders and changeme-x")]
    public void Allowed_value_stays_wherever_its_place_alone_would_make_it_a_secret(string text)
    {
        Assert.Equal(text, PolicyFiles.Redact("version: 1\nallow-values: [changeme-x]", text));
        Assert.NotEqual(text, PolicyFiles.Redact("version: 1", text));
    }

    [Fact]
    public void Own_rules_hold_in_documents_and_encodings_too()
    {
        var redacted = PolicyFiles.Redact(PolicyFiles.Rule, "{\"note\": \"of CUST-123456\"}\nblob=b2YgQ1VTVC0xMjM0NTYgaW4gYmFzZTY0\n");
        Assert.Equal(2, redacted.Split("[REDACTED:person:").Length - 1);
        Assert.StartsWith("{\"note\": \"of [REDACTED:person:", redacted, StringComparison.Ordinal);
    }
}
