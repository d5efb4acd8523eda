using System.Text;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>What a policy's actions do to a record.</summary>
public sealed class RecordPolicyTests
{
    const string Json = """{"count":5,"pod":"checkout-1","other":"ledger-1","owner":"jane","message":"all is well","labels":{"app":"shop"},"pods":["checkout-2","x"],"body":"b"}""";

    static readonly FieldCatalogue Catalogue = new("test",
    [
        new("/count", DataClass.Operational, FieldForm.Number),
        new("/pod", DataClass.Identifier, FieldForm.Text),
        new("/other", DataClass.Identifier, FieldForm.Text),
        new("/owner", DataClass.Person, FieldForm.Text),
        new("/message", DataClass.FreeText, FieldForm.Text),
        new("/labels/*", DataClass.Operational, FieldForm.Enum, ["shop"]),
        new("/pods/*", DataClass.Identifier, FieldForm.Text),
        new("/body", DataClass.Never, FieldForm.Text),
    ], []);

    static readonly RecordOrigin Origin = new("orders-db", "postgres.lock-waits", "postgres.lock-waits/1");

    [Fact]
    public void Default_keeps_numbers_and_known_names_and_makes_tokens_of_the_rest() => Assert.Equal(
        """{"count":5,"pod":"checkout-1","other":[identifier],"owner":[person],"message":{"untrusted":"all is well"},"labels":{[identifier]:"shop"},"pods":["checkout-2",[identifier]]}""",
        Shape(Redact("version: 1")));

    [Theory]
    [InlineData("operational: drop", """{"pod":"checkout-1","other":[identifier],"owner":[person],"message":{"untrusted":"all is well"},"labels":{},"pods":["checkout-2",[identifier]]}""", 2)]
    [InlineData("identifier: keep", """{"count":5,"pod":"checkout-1","other":"ledger-1","owner":[person],"message":{"untrusted":"all is well"},"labels":{"app":"shop"},"pods":["checkout-2","x"]}""", 0)]
    [InlineData("identifier: pseudonymise", """{"count":5,"pod":[identifier],"other":[identifier],"owner":[person],"message":{"untrusted":"all is well"},"labels":{[identifier]:"shop"},"pods":[[identifier],[identifier]]}""", 0)]
    [InlineData("identifier: drop", """{"count":5,"owner":[person],"message":{"untrusted":"all is well"},"labels":{},"pods":[]}""", 5)]
    [InlineData("person: drop", """{"count":5,"pod":"checkout-1","other":[identifier],"message":{"untrusted":"all is well"},"labels":{[identifier]:"shop"},"pods":["checkout-2",[identifier]]}""", 1)]
    [InlineData("free-text: drop", """{"count":5,"pod":"checkout-1","other":[identifier],"owner":[person],"labels":{[identifier]:"shop"},"pods":["checkout-2",[identifier]]}""", 1)]
    public void Class_becomes_what_the_policy_says(string classes, string shape, int dropped)
    {
        var record = Redact($"version: 1\nclasses: {{ {classes} }}");

        Assert.Equal(shape, Shape(record));
        Assert.Equal(dropped, record.Receipt.Dropped.SingleOrDefault(d => d.Reason == DropReason.Policy)?.Count ?? 0);
        Assert.Equal(1, record.Receipt.Dropped.Single(d => d.Reason == DropReason.Never).Count);
    }

    [Fact]
    public void First_override_that_fits_and_names_the_class_decides()
    {
        const string Policy = """
            version: 1
            classes: { free-text: scan, person: pseudonymise }
            overrides:
              - { sources: [payments-*], classes: { person: drop } }
              - { capabilities: [postgres.*], classes: { free-text: drop } }
              - { sources: [orders-db], classes: { free-text: scan, person: drop } }
            """;
        var record = Redact(Policy);

        Assert.DoesNotContain("untrusted", Engines.Json(record), StringComparison.Ordinal);
        Assert.DoesNotContain("owner", Engines.Json(record), StringComparison.Ordinal);
        Assert.Contains("untrusted", Engines.Json(Redact(Policy, Origin with { Capability = "github.commits" })), StringComparison.Ordinal);
        Assert.Contains("owner", Engines.Json(Redact(Policy, Origin with { Source = "audit-db" })), StringComparison.Ordinal);
        Assert.Contains("owner", Engines.Json(Redact(Policy, origin: null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Override_by_kind_fits_that_kind_alone()
    {
        const string Policy = "version: 1\noverrides: [{ kinds: [github.commit/*], classes: { person: drop } }]";

        Assert.Contains("owner", Engines.Json(Redact(Policy)), StringComparison.Ordinal);
        Assert.DoesNotContain("owner", Engines.Json(Redact(Policy, Origin with { Kind = "github.commit/1" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allow: [ledger-*]", true)]
    [InlineData("per-source: [{ sources: [orders-db], allow: [ledger-1] }]", true)]
    [InlineData("per-source: [{ sources: [audit-db], allow: [ledger-1] }]", false)]
    public void Identifier_that_the_policy_allows_stays(string identifiers, bool stays) =>
        Assert.Equal(stays, Engines.Json(Redact($"version: 1\nidentifiers: {{ {identifiers} }}")).Contains("ledger-1", StringComparison.Ordinal));

    [Fact]
    public void Secret_in_an_identifier_goes_even_where_identifiers_are_kept()
    {
        var json = Json.Replace("ledger-1", Synthetic.GitHub, StringComparison.Ordinal);

        Assert.DoesNotContain(Synthetic.GitHub, Engines.Json(Redact("version: 1\nclasses: { identifier: keep }", Origin, json)), StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_names_the_policy()
    {
        Assert.Equal(PolicyFiles.Load("version: 1").Digest, Redact("version: 1").Receipt.PolicyDigest);
        Assert.NotEqual(Redact("version: 1").Receipt.PolicyDigest, Redact("version: 1\nip-addresses: redact").Receipt.PolicyDigest);
    }

    static RedactedRecord Redact(string policy, string json = Json) => Redact(policy, Origin, json);

    static RedactedRecord Redact(string policy, RecordOrigin? origin, string json = Json) =>
        new RedactionEngine(Engines.Key(), PolicyFiles.Load(policy)).RedactRecords(
            [new RecordInput(Encoding.UTF8.GetBytes(json), Catalogue, name => name.StartsWith("checkout-", StringComparison.Ordinal), origin)])[0];

    // A token is shown by its class.
    static string Shape(RedactedRecord record) =>
        System.Text.RegularExpressions.Regex.Replace(Engines.Json(record), "\"\\[REDACTED:([a-z]+):[^\\]]+\\]\"", "[$1]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
