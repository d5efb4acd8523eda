using System.Text.Json;
using Rca.Connectors.Kubernetes;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>A configured source whose API server a test plays.</summary>
sealed class KubernetesSource(Uri address, DateTimeOffset now, string options = "")
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly IConnector _connector = Create($"address: {address}\n{options}", now);

    public Window Window { get; init; } = new(now.AddMinutes(-50), now);

    public Ledger Ledger { get; } = new();

    public static IConnector Create(string yaml, DateTimeOffset now, string file = "test.yaml")
    {
        var section = ConfigurationFile.Parse(file, yaml);
        var source = new SourceConfiguration("prod-eu", "kubernetes", [new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop" }], [], section);
        var connector = new KubernetesConnectorType().Create(new(source, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now), NoSourceState.Instance));
        return section.Errors.Count == 0 ? connector : throw new ConfigurationException([.. section.Errors]);
    }

    public Task<ProbeReport> ProbeAsync() => _connector.ProbeAsync(new Ledger(), TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<CapturedItem>> CollectAsync(string capability, string? workload = "checkout")
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop" };
        if (workload is not null) scope["workload"] = workload;
        var items = new List<CapturedItem>();
        await foreach (var item in _connector.CollectAsync(new CollectRequest(capability, scope, Window, Ledger), TestContext.Current.CancellationToken)) items.Add(item);
        return items;
    }

    public async Task<IReadOnlyList<T>> CollectAsync<T>(string capability, string? workload = "checkout") =>
        [.. (await CollectAsync(capability, workload)).Select(i => i.Evidence).OfType<T>()];

    public async Task<SourceFailureException> FailureAsync(string capability, string? workload = "checkout") =>
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(capability, workload));

    /// <summary>Everything that would leave the connector, as JSON.</summary>
    public static string Json(IEnumerable<CapturedItem> items) =>
        JsonSerializer.Serialize(items.Select(i => EvidenceKind.Write(i.Evidence)), Relaxed);
}
