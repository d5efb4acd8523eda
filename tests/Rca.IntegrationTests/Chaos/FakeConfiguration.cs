using System.Globalization;

namespace Rca.IntegrationTests.Chaos;

/// <summary>The rca.yaml of a process of <see cref="FakeDeployment"/>.</summary>
static class FakeConfiguration
{
    const string Template = """
        budgets:
          deadline: 120s
          collection: 100s
          freshness: 0s
          reopenAfter: REOPEN_AFTER
        sources:
          - { name: steady-a, connector: kubernetes, allowedScopes: [{ namespace: shop }], limits: { concurrency: CONCURRENCY } }
          - { name: steady-b, connector: kubernetes, allowedScopes: [{ namespace: shop }], limits: { concurrency: CONCURRENCY } }
          - { name: hanging, connector: kubernetes, allowedScopes: [{ namespace: shop }], limits: { concurrency: CONCURRENCY }, options: { behaviour: hang } }
        routes:
          - match: { alertname: Hanging }
            collect:
              - { source: steady-a, capabilities: [kubernetes.events], scope: { namespace: shop } }
              - { source: hanging, capabilities: [kubernetes.events], scope: { namespace: shop } }
          - match: { alertname: Steady }
            collect:
              - { source: steady-a, capabilities: [kubernetes.events], scope: { namespace: shop } }
              - { source: steady-b, capabilities: [kubernetes.events], scope: { namespace: shop } }
        bus:
          rabbitmq: ${env:RCA_RABBITMQ}
        store:
          postgres: ${env:RCA_STORE}
        keys:
          sealingPublic: ${file:keys/THIS_ROLE/sealing.public.pem}
          sealingPrivate: ${file:keys/THIS_ROLE/sealing.private.pem}
          tokens: ${file:keys/THIS_ROLE/tokens.key}
          signing:
            planner: ${file:keys/planner/planner.signing.private.pem}
            redactor: ${file:keys/redactor/redactor.signing.private.pem}
            manifest: ${file:keys/aggregator/manifest.signing.private.pem}
            sources:
              steady-a: ${file:keys/sources/steady-a/steady-a.signing.private.pem}
              steady-b: ${file:keys/sources/steady-b/steady-b.signing.private.pem}
              hanging: ${file:keys/sources/hanging/hanging.signing.private.pem}
          accepted:
            planner: ["${file:keys/collector/planner.signing.public.pem}"]
            redactor: ["${file:keys/aggregator/redactor.signing.public.pem}"]
            sources:
              steady-a: ["${file:keys/redactor/sources/steady-a.signing.public.pem}"]
              steady-b: ["${file:keys/redactor/sources/steady-b.signing.public.pem}"]
              hanging: ["${file:keys/redactor/sources/hanging.signing.public.pem}"]
        doors:
          listen: http://127.0.0.1:DOOR_PORT
          reportToken: ${env:RCA_REPORT_TOKEN}
          readToken: ${env:RCA_READ_TOKEN}
        """;

    /// <summary>For how long a group must have been resolved.</summary>
    public static readonly TimeSpan ReopenAfter = TimeSpan.FromSeconds(3);

    public static string For(string role, int port) => Template
        .Replace("THIS_ROLE", role, StringComparison.Ordinal)
        .Replace("REOPEN_AFTER", string.Create(CultureInfo.InvariantCulture, $"{ReopenAfter.TotalSeconds}s"), StringComparison.Ordinal)
        .Replace("DOOR_PORT", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("CONCURRENCY", FakeDeployment.Concurrency.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
