using Rca.Contracts;
using Rca.Pipeline.Hosting;
using Rca.Core.Collecting;
using Rca.Pipeline.Sources;

namespace Rca.Pipeline.Doctor;

/// <summary>What <c>rca sources probe</c> finds, a line a source.</summary>
static class SourceCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(
        PipelineConfiguration configuration, IReadOnlyDictionary<string, CollectedSource> collected, TimeProvider clock, CancellationToken cancellationToken)
    {
        var sources = configuration.Planning.Sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal).Where(s => configuration.Connectors.ContainsKey(s.Connector));
        var probes = await new SourceProber(EmbeddedKeys.Ephemeral([]).Engine(configuration.Policy), clock).ProbeAsync(
            sources.Select(s => (s, configuration.Connectors[s.Connector], collected.GetValueOrDefault(s.Name)?.Connector)), cancellationToken);
        return [.. probes.Select(Judge)];
    }

    public static Finding Judge(SourceProbe probe)
    {
        var grants = string.Join("; ", probe.Permissions.Where(p => p.State == PermissionHolding.Missing).Select(p => p.Grant));
        var advice = string.Join("; ", probe.Findings.Select(f => f.Advice));
        var cure = string.Join("; ", ((string[])[grants, advice]).Where(t => t.Length > 0));
        if (!probe.IsSound)
            return Finding.Fault(Checks.Sources, $"{probe.Source}: {WireJson.Word(probe.Status)}{(probe.Detail is null ? "" : $" ({probe.Detail})")}", grants.Length > 0 ? grants
                : "is it up, are address and credentials of its section right, and may this machine reach it? 'rca sources probe' says more");
        if (probe.Status == ProbeStatus.Elsewhere) return Finding.Warning(Checks.Sources, $"{probe.Source}: not asked", "its connector is not part of this program: probe it where it runs");
        return cure.Length > 0 ? Finding.Warning(Checks.Sources, $"{probe.Source}: it answers, and not all is as it should be", cure) : Finding.Ok(Checks.Sources, $"{probe.Source}: it answers, and lets us see what is wanted");
    }
}
