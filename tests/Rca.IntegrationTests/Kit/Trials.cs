using Rca.Bus;
using Rca.IntegrationTests.EndToEnd;
using Rca.Pipeline.Conformance;
using Rca.Testing;

namespace Rca.IntegrationTests.Kit;

/// <summary>Runs candidates at the shared broker, each as a source of its own name.</summary>
static class Trials
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public static string PythonSample { get; } = KitFiles.InRepository("samples", "connector-python");

    /// <param name="broker">The broker.</param>
    /// <param name="source">The name of its source.</param>
    /// <param name="yaml">Its rca.yaml; the name of its source is replaced.</param>
    /// <param name="sourceInYaml">The name there.</param>
    /// <param name="exec">The command; null for a candidate that the test starts.</param>
    /// <param name="describe">The command that prints the descriptor.</param>
    /// <param name="ct">The test's token.</param>
    /// <param name="says">Where the trial says how to start a candidate.</param>
    public static async Task<ConformanceReport> RunAsync(
        RabbitMqServer broker, string source, string yaml, string sourceInYaml, string? exec, string describe, CancellationToken ct, TextWriter? says = null)
    {
        using var scratch = new Scratch();
        var configuration = CandidateConfiguration.Load(scratch.Write("rca.yaml", yaml.Replace(sourceInYaml, source, StringComparison.Ordinal)));
        var options = new TrialOptions(exec, describe, configuration, new Dictionary<string, string>(StringComparer.Ordinal), broker.Address, Budget);
        await using var raw = await RawBroker.TryConnectAsync(options.Broker, ct) ?? throw new InvalidOperationException("the broker is gone");
        using var folder = new TrialFolder(options);
        return new ConformanceReport(await new Trial(options, folder, raw, says ?? TextWriter.Null, TimeProvider.System).RunAsync(ct));
    }

    public static string Shown(ConformanceReport report) => string.Join('\n', report.Lines.Select(l => $"{l.Verdict.Kind} {l.Check.Id}: {l.Verdict.Detail}"));
}
