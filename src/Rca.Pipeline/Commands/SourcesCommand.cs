using System.CommandLine;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Pipeline.Sources;
using Spectre.Console;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca sources describe</c>: what connectors can do and need. <c>rca sources probe</c>: what the configured sources let them see.</summary>
static class SourcesCommand
{
    static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static Command Create() => new("sources", "What sources are asked, and what they let us see.") { Describe(), Probe() };

    static Command Describe()
    {
        var type = new Argument<string?>("TYPE") { Description = "the type of a connector; all when it is left out", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "everything as JSON; with TYPE, in the form that redaction.catalogues takes" };
        var markdown = new Option<bool>("--markdown") { Description = "docs/collected-data.md", Hidden = true };
        var command = new Command("describe", "Capabilities, permissions and every field of the connectors that are built in.") { type, json, markdown };
        command.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(Describe(parsed.GetValue(type), parsed.GetValue(json), parsed.GetValue(markdown)))));
        return command;
    }

    static int Describe(string? type, bool json, bool markdown)
    {
        var known = BuiltInConnectors.Descriptors;
        if (type is not null && !known.ContainsKey(type))
            throw new BadInputException($"no connector of that type is built in, expected one of {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}");
        IReadOnlyList<ConnectorDescriptor> chosen = type is null ? [.. known.Values.OrderBy(d => d.Type, StringComparer.Ordinal)] : [known[type]];
        if (markdown) Console.Write(CollectedData.Write(chosen));
        else if (json) Console.WriteLine(type is null ? DescriptorJson.Write(chosen) : DescriptorJson.Write(chosen[0]));
        else foreach (var descriptor in chosen) DescriptorSummary.Show(Terminal.For(machineReadsOutput: false), descriptor);
        return ExitCode.Complete;
    }

    static Command Probe()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml with the sources", DefaultValueFactory = static _ => "rca.yaml" };
        var source = new Option<string?>("--source") { Description = "only this source" };
        var json = new Option<bool>("--json") { Description = "the reports as JSON on standard output" };
        var command = new Command("probe", "Asks each source what it lets us see, and changes nothing there. 3 when one cannot be worked with.") { config, source, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            ProbeAsync(parsed.GetRequiredValue(config), parsed.GetValue(source), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    static async Task<int> ProbeAsync(string path, string? only, bool json, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(path);
        var collected = configuration.FinishWithSources();
        var sources = configuration.Planning.Sources.Values.Where(s => only is null || string.Equals(s.Name, only, StringComparison.Ordinal)).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (sources.Count == 0)
            throw new BadInputException($"{path}: {(only is null ? "it has no sources" : $"no source has that name, expected one of {string.Join(", ", configuration.Planning.Sources.Keys.Order(StringComparer.Ordinal))}")}");
        var probes = await new SourceProber(EmbeddedKeys.Ephemeral([]).Engine(configuration.Policy), TimeProvider.System).ProbeAsync(
            sources.Select(s => (s, configuration.Connectors[s.Connector], collected.GetValueOrDefault(s.Name)?.Connector)), cancellationToken);
        if (json) Console.WriteLine(JsonSerializer.Serialize(probes, Json));
        else ProbeSummary.Show(Terminal.For(machineReadsOutput: false), probes);
        return probes.All(p => p.IsSound) ? ExitCode.Complete : ExitCode.Gaps;
    }
}
