using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.Kubernetes;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>A configured source whose API server a test plays.</summary>
sealed class KubernetesSource
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly FakeTimeProvider _clock;
    readonly IConnector _connector;

    public KubernetesSource(Uri address, DateTimeOffset now, string options = "", ISourceState? state = null)
    {
        _clock = new FakeTimeProvider(now);
        _connector = Create($"address: {address}\n{options}", _clock, state: state);
        Window = new(now.AddMinutes(-50), now);
    }

    public Window Window { get; init; }

    public Ledger Ledger { get; } = new();

    public static IConnector Create(string yaml, TimeProvider clock, string file = "test.yaml", ISourceState? state = null)
    {
        var section = ConfigurationFile.Parse(file, yaml);
        var source = new SourceConfiguration("prod-eu", "kubernetes", [new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop" }],
            [], section);
        var connector = new KubernetesConnectorType().Create(new(source, clock, state ?? NoSourceState.Instance));
        return section.Errors.Count == 0 ? connector : throw new ConfigurationException([.. section.Errors]);
    }

    public Task<ProbeReport> ProbeAsync() => _connector.ProbeAsync(new Ledger(), TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<CapturedItem>> CollectAsync(string capability, string? workload = "checkout")
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["namespace"] = "shop" };
        if (workload is not null) scope["workload"] = workload;
        return await CollectAsync(capability, scope);
    }

    public async Task<IReadOnlyList<CapturedItem>> CollectAsync(string capability, IReadOnlyDictionary<string, string> scope, List<CapturedItem>? kept = null)
    {
        var items = kept ?? [];
        await foreach (var item in _connector.CollectAsync(new CollectRequest(capability, scope, Window, Ledger), TestContext.Current.CancellationToken))
            items.Add(item);
        return items;
    }

    public async Task<IReadOnlyList<T>> CollectAsync<T>(string capability, string? workload = "checkout") =>
        [.. (await CollectAsync(capability, workload)).Select(i => i.Evidence).OfType<T>()];

    public async Task<SourceFailureException> FailureAsync(string capability, string? workload = "checkout") =>
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync(capability, workload));

    public void Pass(TimeSpan time) => _clock.Advance(time);

    /// <summary>Lets time pass until the work is done; how much of it passed.</summary>
    public async Task<TimeSpan> PassTimeAsync(Task work)
    {
        var began = _clock.GetUtcNow();
        while (!work.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        return _clock.GetUtcNow() - began;
    }

    /// <summary>Everything that would leave the connector, as JSON.</summary>
    public static string Json(IEnumerable<CapturedItem> items) =>
        JsonSerializer.Serialize(items.Select(i => EvidenceKind.Write(i.Evidence)), Relaxed);
}
