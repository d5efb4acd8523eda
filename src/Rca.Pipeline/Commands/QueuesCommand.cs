using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rca.Bus;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca queues list</c>: what waits where. <c>rca queues retry</c>: puts back what was tried in vain.</summary>
static class QueuesCommand
{
    static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static Command Create() => new("queues", "What waits on the broker, and what was tried in vain.") { List(), Retry() };

    static Option<string> Config() => new("--config") { Description = "the rca.yaml with all sources", DefaultValueFactory = static _ => "rca.yaml" };

    static Command List()
    {
        var (config, json) = (Config(), new Option<bool>("--json") { Description = "as JSON on standard output" });
        var command = new Command("list", "The queues: what waits, what is being worked on, who consumes. 3 when an error queue is not empty.") { config, json };
        command.SetAction((parsed, ct) => Guard.RunAsync(() => Broker.WithAsync(
            parsed.GetRequiredValue(config), async (admin, topology, management) => Show(await admin.ListAsync(topology, management, ct), parsed.GetValue(json), management is not null), ct)));
        return command;
    }

    static Command Retry()
    {
        var name = new Argument<string>("NAME") { Description = "the error queue, or the queue that its messages came from" };
        var (config, limit) = (Config(), new Option<int>("--limit") { Description = "at most so many messages", DefaultValueFactory = static _ => int.MaxValue });
        var command = new Command("retry", "Puts the messages of an error queue back where they came from. They are there before they are gone here.") { name, config, limit };
        command.SetAction((parsed, ct) => Guard.RunAsync(() => Broker.WithAsync(
            parsed.GetRequiredValue(config), (admin, topology, _) => RetryAsync(admin, topology, parsed.GetRequiredValue(name), parsed.GetValue(limit), ct), ct)));
        return command;
    }

    static int Show(IReadOnlyList<QueueState> queues, bool json, bool hasManagement)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(queues, Json));
        else
        {
            Rows.Show(Terminal.For(machineReadsOutput: false), ["queue", "ready", "unacknowledged", "consumers", "oldest", ""], [.. queues.Select(Row)]);
            if (!hasManagement) Console.Error.WriteLine("? is not known: with bus.management in the configuration the broker is asked what is being worked on");
        }

        return queues.Any(q => q is { IsError: true, Ready: > 0 }) ? ExitCode.Gaps : ExitCode.Complete;
    }

    static IReadOnlyList<string> Row(QueueState q) =>
    [
        q.Name, Number(q.Ready), Number(q.Unacknowledged), Number(q.Consumers), q.Oldest is { } age ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s") : "",
        q.Ready is null ? "not declared: run 'rca topology'" : q is { IsError: true, Ready: > 0 } ? "error" : "",
    ];

    static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "?";

    static async Task<int> RetryAsync(BrokerAdmin admin, BusTopology topology, string name, int limit, CancellationToken cancellationToken)
    {
        var errors = topology.Queues.Select(q => q.Name).Where(Entities.IsErrorQueue).ToList();
        var wanted = Entities.IsErrorQueue(name) ? name : Entities.ErrorQueue(name);
        if (!errors.Contains(wanted, StringComparer.Ordinal)) throw new BadInputException($"no queue of that name has an error queue, expected one of {string.Join(", ", errors)}");
        var queue = topology.Queues.Select(q => q.Name).Single(q => string.Equals(Entities.ErrorQueue(q), wanted, StringComparison.Ordinal));
        var done = await admin.RetryAsync(queue, limit, cancellationToken) ?? throw new BadInputException($"{wanted} is not declared: run 'rca topology'");
        Console.WriteLine($"{done} messages of {wanted} are back in {queue}");
        return ExitCode.Complete;
    }
}
