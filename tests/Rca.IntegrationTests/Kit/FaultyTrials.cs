using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Conformance;
using Xunit;

namespace Rca.IntegrationTests.Kit;

/// <summary>A trial for each fault, begun together: most of a trial is waiting.</summary>
public sealed class FaultyTrials(SharedRabbitMq shared) : IAsyncLifetime
{
    const int AtOnce = 6;

    /// <summary>Each fault with the point of the report that it fails.</summary>
    public static IReadOnlyList<(string Fault, string Point)> All { get; } =
    [
        ("descriptor", "descriptor"),
        ("outcome", "outcome"),
        ("fields", "fields"),
        ("ledger", "ledger"),
        ("unknown-capability", "unknown-capability"),
        ("scope", "scope"),
        ("deadline", "deadline"),
        ("expired", "expired"),
        ("command-signature", "command-signature"),
        ("signature", "signature"),
        ("seal", "seal"),
        ("parts", "parts"),
        ("properties", "properties"),
        ("redelivery", "redelivery"),
        ("secrets", "secrets"),
        ("secrets-printed", "secrets"),
        ("acknowledge", "acknowledge"),
        ("stop", "stop"),
    ];

    readonly SemaphoreSlim _gate = new(AtOnce);
    Dictionary<string, Task<ConformanceReport>> _reports = [];

    internal Task<ConformanceReport> ReportOf(string fault) => _reports[fault];

    public async ValueTask InitializeAsync()
    {
        await PythonPackages.RequireAsync(TestContext.Current.CancellationToken);
        await shared.GetAsync(TestContext.Current.CancellationToken);
        _reports = All.ToDictionary(f => f.Fault, f => RunAsync(f.Fault, TestContext.Current.CancellationToken), StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_reports.Values).ContinueWith(static all => all.Exception, TaskScheduler.Default);
        _gate.Dispose();
    }

    async Task<ConformanceReport> RunAsync(string fault, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var exec = $"RCA_FAULT={fault} RCA_SAMPLE='{Trials.PythonSample}' exec /usr/bin/python3 '{KitFiles.InRepository("tests", "Rca.IntegrationTests", "Kit", "faulty_connector.py")}'";
            var describe = fault is "descriptor" ? "echo '{}'" : $"cat '{Path.Combine(Trials.PythonSample, "host.descriptor.json")}'";
            var yaml = await File.ReadAllTextAsync(Path.Combine(Trials.PythonSample, "sample.yaml"), ct);
            return await Trials.RunAsync(await shared.GetAsync(ct), $"faulty-{fault}", yaml, "node-a", exec, describe, ct);
        }
        finally
        {
            _gate.Release();
        }
    }
}
