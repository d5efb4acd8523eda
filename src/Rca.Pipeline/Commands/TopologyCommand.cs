using System.CommandLine;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca topology</c>: what must be on the broker before the first message, so that the running roles need no right to configure it.</summary>
static class TopologyCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml with all sources", DefaultValueFactory = static _ => "rca.yaml" };
        var command = new Command("topology", "Declares every exchange and queue on the broker. Running it again changes nothing. 2 when one is declared otherwise.") { config };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            Broker.WithAsync(parsed.GetRequiredValue(config), (admin, topology, _) => DeclareAsync(admin, topology, cancellationToken), cancellationToken)));
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
