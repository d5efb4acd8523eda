using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Core.Stores;

namespace Rca.Bus;

/// <summary>The whole of a collector's process: it serves the sources of one connector type from an rca.yaml over RabbitMQ.</summary>
public static class CollectorHost
{
    /// <summary>
    /// <c>--config FILE</c> runs until it is stopped; <c>describe</c> prints the descriptor that a redactor pins.
    /// 0 when stopped or printed, 2 when the configuration cannot be used, 1 for a fault of ours.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="openState">Opens the store that <c>sourceState</c> names, for a connector that remembers; null for one that does not.</param>
    public static Task<int> RunAsync<T>(string[] args, Func<string, ISourceStateStore>? openState = null) where T : IConnectorType, new()
    {
        var terminal = new InvocationConfiguration { ProcessTerminationTimeout = ProcessDefaults.TerminationTime };
        IConnectorType type;
        ConnectorDescriptor descriptor;
        try
        {
            type = new T();
            descriptor = new ConnectorRegistry(type).Descriptors.Values.Single();
        }
        catch (Exception e) when (DescriptorException.Within(e) is { } wrong)
        {
            terminal.Error.WriteLine(wrong.Message);
            return Task.FromResult(1);
        }

        var config = new Option<string>("--config") { Description = "the rca.yaml with this collector's sources", Required = true };
        var describe = new Command("describe", "Prints this connector's descriptor as JSON, for redaction.catalogues of the redactor and the planner.");
        describe.SetAction(_ => terminal.Output.WriteLine(DescriptorJson.Write(descriptor)));
        var command = new RootCommand($"Collects evidence from {descriptor.Type} sources.") { config, describe };
        command.SetAction((parsed, cancellationToken) => ServeAsync(parsed.GetRequiredValue(config), type, openState, terminal.Error, cancellationToken));
        return command.Parse(args).InvokeAsync(terminal);
    }

    static async Task<int> ServeAsync(string path, IConnectorType type, Func<string, ISourceStateStore>? openState, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var host = Build(path, type, openState);
            await host.RunAsync(cancellationToken);
            return 0;
        }
        catch (ConfigurationException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The text of an exception that is not ours may hold a secret; the command line's library would print it.
            await errors.WriteLineAsync($"a fault of this collector: {e.GetType().Name}");
            return 1;
        }
    }

    static IHost Build(string path, IConnectorType type, Func<string, ISourceStateStore>? openState)
    {
        var root = RootSection.Load(path);
        Func<string, ISourceState> stateOf = SourceStateConfiguration.Read(root) is { } state && openState is not null
            ? SourceStates.Over(openState(state.Postgres.Read()), state.Keys)
            : static _ => NoSourceState.Instance;
        var all = SourceReader.Read(root, connectors: null);
        var sources = all.Values
            .Where(s => string.Equals(s.Connector, type.Descriptor.Type, StringComparison.Ordinal))
            .ToDictionary(s => s.Name, s => new CollectedSource(s, type.Create(new ConnectorContext(s, TimeProvider.System, stateOf(s.Name)))), StringComparer.Ordinal);
        if (sources.Count == 0) root.Report("sources", $"found no source of connector '{type.Descriptor.Type}', expected one or more: this collector has nothing to serve");
        var bus = BusConfiguration.Read(root.Section("bus"));
        if (bus.RabbitMq is null) root.ReportMissing("bus", "'rabbitmq: ${env:NAME}': a collector of its own process needs the broker");
        var keys = KeySection.Of(root, all.Keys);
        var (recipient, signers, planner) = (KeySection.SealingPublic(keys), KeySection.SourceSigning(keys, sources.Keys), KeySection.PlannerAccepted(keys));
        root.Finish();

        // The empty builder reads no environment and no appsettings.json: what counts is the rca.yaml alone.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddTelemetryVariables();
        builder.Services.AddProcessDefaults(builder.Logging, LogLevel.Information);
        builder.Services.AddTelemetry();
        builder.Services.AddCollector(sources, recipient!, signers, planner);
        builder.Services.AddRcaBus(bus, [.. sources.CommandQueues()]);
        return builder.Build();
    }
}
