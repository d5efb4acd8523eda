using System.Globalization;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;

namespace Rca.Benchmarks.Kubernetes;

/// <summary>Every default capability, once, for a whole namespace. What is found is counted and let go of, as a collector does.</summary>
static class CollectedNamespace
{
    public static async Task RunAsync(string kubeconfig, string inNamespace, CancellationToken ct)
    {
        var section = ConfigurationFile.Parse("bench.yaml", $"kubeconfig: {kubeconfig}");
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = inNamespace };
        var connector = new KubernetesConnectorType()
            .Create(new(new SourceConfiguration("bench", "kubernetes", [scope], [], section), TimeProvider.System, NoSourceState.Instance));
        var now = TimeProvider.System.GetUtcNow();
        var (requests, lines) = (0, new List<string>());
        foreach (var capability in KubernetesRbac.Default)
        {
            var (ledger, items, ending) = (new Ledger(), 0, "collected");
            try
            {
                await foreach (
                    var item in connector.CollectAsync(new CollectRequest(capability.Id, scope, new Window(now.AddMinutes(-45), now), ledger), ct)) items++;
            }
            catch (SourceFailureException failure)
            {
                ending = $"{failure.Outcome}: {failure.Reason}";
            }

            requests += ledger.Entries.Count;
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"{capability.Id}: {ledger.Entries.Count} requests, {items} items, {ledger.Entries.Sum(e => e.Bytes) / 1e6:0.0} MB, {ending}"));
        }

        await Console.Out.WriteLineAsync($"{requests} requests in all\n{string.Join('\n', lines)}");
    }
}
