using Rca.Redaction;
using Rca.Redaction.Policies;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>Policies for tests.</summary>
static class PolicyFiles
{
    internal const string Rule = """
        version: 1
        rules:
          - id: customer-number
            class: person
            literal: CUST-
            pattern: 'CUST-[0-9]{6}'
            examples: [CUST-123456]
        """;

    /// <summary>Every key there is.</summary>
    internal const string Whole = """
        version: 1
        name: shop
        revision: 2026-03
        classes:
          operational: keep
          identifier: keep-known
          person: pseudonymise
          free-text: scan
          never: drop
        overrides:
          - sources: [payments-*]
            classes: { free-text: drop }
          - capabilities: [github.*]
            kinds: [commit]
            classes: { person: drop }
        identifiers:
          allow: [checkout, checkout-*]
          per-source:
            - sources: [orders-db]
              allow: [orders, order_*]
        ip-addresses: keep
        mac-addresses: redact
        emails: redact
        rules:
          - id: customer-number
            class: person
            literal: CUST-
            pattern: 'CUST-[0-9]{6,10}'
            max-length: 15
            examples: [order of CUST-0012345 failed]
            counter-examples: [CUST-12]
          - id: door-code
            class: secret
            literal: door code
            ignore-case: true
            pattern: 'door code:? (?<value>[0-9]{4,8})'
            examples: ["Door code: 4711"]
        allow-values: [changeme-in-production]
        """;

    internal static RedactionPolicy Load(string yaml) => RedactionPolicy.Load(yaml, "policy.yaml");

    internal static IReadOnlyList<RedactionPolicyError> Errors(string yaml) => Assert.Throws<RedactionPolicyException>(() => Load(yaml)).Errors;

    internal static string Redact(string yaml, string text) =>
        new RedactionEngine(Engines.Key(), Load(yaml)).RedactText(text) is { Withheld: null } result ? result.Text : "withheld";

    /// <summary>The whole policy with one of its texts replaced by another.</summary>
    internal static string With(string before, string after)
    {
        Assert.Contains(before, Whole, StringComparison.Ordinal);
        return Whole.Replace(before, after, StringComparison.Ordinal);
    }
}
