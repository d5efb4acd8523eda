using k8s;
using Rca.Connectors.Kubernetes;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The connector as a user of a real cluster, in a namespace.</summary>
sealed class ClusterSource(string kubeconfig, string inNamespace, ISourceState? state = null, string options = "")
{
    readonly IConnector _connector = Create(kubeconfig, inNamespace, state, options);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    // One for all that a test collects.
    public Ledger Ledger { get; } = new(requestBudget: 10_000);

    public static string NewNamespace() => $"shop-{Guid.NewGuid():N}"[..20];

    public static k8s.Kubernetes Admin(KubeApiServer server) => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(server.AdminKubeconfig));

    /// <summary>What a capability finds in a scope of <c>key=value</c> words, beside the namespace.</summary>
    public async Task<IReadOnlyList<object>> CollectAsync(string capability, params IReadOnlyList<string> scope)
    {
        var now = TimeProvider.System.GetUtcNow();
        var keys = scope.Select(word => word.Split('=', 2)).ToDictionary(w => w[0], w => w[1], StringComparer.Ordinal);
        keys["namespace"] = inNamespace;
        var found = new List<object>();
        var request = new CollectRequest(capability, keys, new Window(now.AddMinutes(-30), now.AddSeconds(5)), Ledger);
        await foreach (var item in _connector.CollectAsync(request, Ct)) found.Add(item.Evidence);
        return found;
    }

    public async Task<IReadOnlyList<T>> CollectAsync<T>(string capability, params IReadOnlyList<string> scope) =>
        [.. (await CollectAsync(capability, scope)).OfType<T>()];

    public async Task<(Outcome, string)> FailureAsync(string capability, params IReadOnlyList<string> scope)
    {
        var failure = await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(capability, scope));
        return (failure.Outcome, failure.Reason);
    }

    /// <summary>The permission that was missing; null when nothing was.</summary>
    public async Task<string?> MissingAsync(string capability, params IReadOnlyList<string> scope)
    {
        try
        {
            await CollectAsync(capability, scope);
            return null;
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.Forbidden)
        {
            return failure.Permission;
        }
    }

    static IConnector Create(string kubeconfig, string inNamespace, ISourceState? state, string options)
    {
        var section = ConfigurationFile.Parse("test.yaml", $"kubeconfig: {kubeconfig}\n{options}");
        var allowed = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = inNamespace };
        var source = new SourceConfiguration("prod-eu", "kubernetes", [allowed], [], section);
        var connector = new KubernetesConnectorType().Create(new(source, TimeProvider.System, state ?? NoSourceState.Instance));
        Assert.Empty(section.Errors);
        return connector;
    }
}
