using System.Globalization;
using Rca.Contracts;
using Rca.Pipeline.Sources;
using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Shows what probes found: sources, permissions, capabilities, and below them exactly what to grant or to change.</summary>
static class ProbeSummary
{
    public static void Show(IAnsiConsole console, IReadOnlyList<SourceProbe> probes)
    {
        var writer = console.Profile.Out.Writer;
        Rows.Show(console, ["source", "connector", "status", "identity", "requests", "duration"],
            [.. probes.Select(p => (IReadOnlyList<string>)[p.Source, p.Connector, WireJson.Word(p.Status), p.Identity ?? "not known", Number(p.Requests), $"{Number(p.DurationMs)} ms"])]);
        writer.WriteLine();
        Rows.Show(console, ["source", "permission", "needed", "state"],
            [.. probes.SelectMany(s => s.Permissions.Select(p => (IReadOnlyList<string>)[s.Source, p.Id, p.Mandatory ? "mandatory" : "optional", WireJson.Word(p.State)]))]);
        writer.WriteLine();
        Rows.Show(console, ["source", "capability", "usable", "lacks"],
            [.. probes.SelectMany(s => s.Capabilities.Select(c => (IReadOnlyList<string>)[s.Source, c.Id, WireJson.Word(c.Usable), string.Join(", ", c.Lacks)]))]);
        writer.WriteLine();
        foreach (var probe in probes)
            foreach (var missing in probe.Permissions.Where(p => p.State == PermissionHolding.Missing))
                writer.WriteLine($"grant: {probe.Source} {missing.Id}: {missing.Grant}");
        foreach (var probe in probes)
            foreach (var finding in probe.Findings) writer.WriteLine($"finding: {probe.Source} {finding.Id}: {finding.What} {finding.Advice}");
        foreach (var probe in probes.Where(p => p.Detail is not null)) writer.WriteLine($"note: {probe.Source}: {probe.Detail}");
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
