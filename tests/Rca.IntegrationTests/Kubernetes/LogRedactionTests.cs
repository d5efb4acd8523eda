using Rca.Connectors.Kubernetes;
using Rca.Contracts;
using Rca.IntegrationTests.EndToEnd;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A log full of secrets, from a kubelet through a real API server, the connector and the redactor, to what lies on disk.</summary>
[Collection(nameof(BrokenShopCollection))]
public sealed class LogRedactionTests(SharedBrokenShop shared) : IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Log_leaves_without_its_secrets_and_with_the_rest_of_its_text()
    {
        var shop = await shared.GetAsync(Ct);
        if (!shop.IsOurs) Assert.Skip($"{KubeApiServer.Variable} names a cluster that is not ours to break.");
        await shop.Rights.GrantAsync(new KubernetesConnectorType().Descriptor.Permissions, _ => true, Ct);
        await shop.ReportNodeAsync(Ct);
        var incident = Sources.Incident("logs", ("alertname", "CheckoutErrors"), ("namespace", BrokenShop.Namespace), ("deployment", "checkout"));
        var (exit, output, errors) = await RcaProcess.RunAsync(
            ["collect", "--config", _scratch.Write("rca.yaml", Configuration(shop)), "--incident", _scratch.Write("incident.json", incident),
                "--out", _scratch.Path("out")], Ct);

        Assert.True(exit == 0, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.All(folder.Items, i => Assert.Equal((i.Capability, Outcome.Collected), (i.Capability, i.Outcome)));
        var log = folder.Evidence("kubernetes.log/2").Single(e => e.GetProperty("previous").GetBoolean()).GetProperty("pieces").ToString();
        Assert.All(PlantedLogLines.Plain, plain => Assert.Contains(plain, log, StringComparison.Ordinal));
        var left = Directory.EnumerateFiles(_scratch.Path("out"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Append(output).Append(errors).ToList();
        foreach (var secret in PlantedLogLines.Secrets) Assert.DoesNotContain(left, text => new Planted("", secret, "").IsIn(text));
    }

    static string Configuration(BrokenShop shop) => $$$"""
        budgets:
          deadline: 60s
          collection: 45s
        sources:
          - name: prod-eu
            connector: kubernetes
            allowedScopes:
              - namespace: {{{BrokenShop.Namespace}}}
                workload: checkout
            options:
              kubeconfig: {{{shop.ReaderKubeconfig}}}
              logs: true
        routes:
          - match:
              alertname: "*"
            collect:
              - source: prod-eu
                capabilities: [kubernetes.logs, kubernetes.pods, kubernetes.events, kubernetes.rollouts]
                scope:
                  namespace: "{{ labels.namespace }}"
                  workload: "{{ labels.deployment }}"
        """;
}
