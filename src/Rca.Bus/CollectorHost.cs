using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rca.Core.Collecting;
using Rca.Core.Configuration;

namespace Rca.Bus;

/// <summary>The whole of a collector's process: it serves the sources of one connector type from an rca.yaml over RabbitMQ.</summary>
public static class CollectorHost
{
    /// <summary>Runs until it is stopped. 0 when stopped, 2 when the configuration cannot be used, 1 for a fault of ours.</summary>
    public static Task<int> RunAsync(string[] args, IConnectorType type, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(type);
        ConnectorDescriptor descriptor;
        try
        {
            descriptor = new ConnectorRegistry(type).Descriptors.Values.Single();
        }
        catch (Exception e) when (DescriptorException.Within(e) is { } wrong)
        {
            errors.WriteLine(wrong.Message);
            return Task.FromResult(1);
        }

        var config = new Option<string>("--config") { Description = "the rca.yaml with this collector's sources", Required = true };
        var command = new RootCommand($"Collects evidence from {descriptor.Type} sources.") { config };
        var describe = new Command("describe", "Prints this connector's descriptor as JSON, for redaction.catalogues of the redactor and the planner.");
        describe.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(DescriptorJson.Write(descriptor)));
        command.Add(describe);
        command.SetAction((parsed, cancellationToken) => ServeAsync(parsed.GetRequiredValue(config), type, errors, cancellationToken));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = ProcessDefaults.TerminationTime });
    }

    static async Task<int> ServeAsync(string path, IConnectorType type, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var host = Build(path, type);
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

    static IHost Build(string path, IConnectorType type)
    {
        var root = RootSection.Load(path);
        var all = SourceReader.Read(root, connectors: null);
        var sources = all.Values
            .Where(s => string.Equals(s.Connector, type.Descriptor.Type, StringComparison.Ordinal))
            .ToDictionary(s => s.Name, s => new CollectedSource(s, type.Create(s, TimeProvider.System)), StringComparer.Ordinal);
        if (sources.Count == 0) root.Report("sources", $"no source has connector '{type.Descriptor.Type}', so this collector has nothing to serve");
        var bus = BusConfiguration.Read(root.Section("bus"));
        if (bus.RabbitMq is null) root.Report("bus", "missing, expected 'rabbitmq: ${env:NAME}': a collector of its own process needs the broker");
        var keys = KeySection.Of(root, all.Keys);
        var (recipient, signers, planner) = (KeySection.SealingPublic(keys), KeySection.SourceSigning(keys, sources.Keys), KeySection.PlannerAccepted(keys));
        root.Finish();

        // The empty builder reads no environment and no appsettings.json: what counts is the rca.yaml alone.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddProcessDefaults(builder.Logging, LogLevel.Information);
        builder.Services.AddCollector(sources, recipient!, signers, planner);
        builder.Services.AddRcaBus(bus, [.. sources.Keys.Select(s => Receives.Commands(s, CollectorServiceCollectionExtensions.ConcurrencyPerSource))]);
        return builder.Build();
    }
}
