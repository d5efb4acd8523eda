using System.CommandLine;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca topology</c>: what must be on the broker before the first message, so that the running roles need no right to configure it.</summary>
static class TopologyCommand
{
    public static Command Create()
    {
        var config = Config();
        var command = new Command("topology", "Declares every exchange and queue on the broker. Running it again changes nothing. 2 when one is declared otherwise.") { config, Accounts() };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            Broker.WithAsync(parsed.GetRequiredValue(config), (admin, topology, _) => DeclareAsync(admin, topology, cancellationToken), cancellationToken)));
        return command;
    }

    static Option<string> Config() => new("--config") { Description = "the rca.yaml with all sources", DefaultValueFactory = static _ => "rca.yaml" };

    static Command Accounts()
    {
        var config = Config();
        var host = new Option<string>("--vhost") { Description = "the virtual host", DefaultValueFactory = static _ => "/" };
        var command = new Command("accounts", "Prints the broker's account of each process and its rights, as commands for an administrator to read and run. It connects to nothing.") { config, host };
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var configuration = PipelineConfiguration.Load(parsed.GetRequiredValue(config));
            configuration.Root.Finish();
            var sources = configuration.Planning.Sources.Values;
            await Console.Out.WriteAsync(AccountCommands.Write(BrokerAccount.Of(sources.ToLookup(s => s.Connector, s => s.Name, StringComparer.Ordinal)), parsed.GetRequiredValue(host)));
            return ExitCode.Complete;
        }));
        return command;
    }

    static async Task<int> DeclareAsync(BrokerAdmin admin, BusTopology topology, CancellationToken cancellationToken)
    {
        var problems = await admin.DeclareAsync(topology, cancellationToken);
        if (problems.Count > 0) throw new BadInputException(string.Join(Environment.NewLine, problems));
        Console.WriteLine($"{topology.Exchanges.Count} exchanges and {topology.Queues.Count} queues are declared");
        return ExitCode.Complete;
    }
}
