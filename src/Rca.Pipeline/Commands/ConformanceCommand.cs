using System.CommandLine;
using Rca.Bus;
using Rca.Pipeline.Conformance;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca conformance</c>: whether a connector, in whatever language, keeps to the contract.</summary>
static class ConformanceCommand
{
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var exec = new Option<string>("--exec") { Description = "the shell command that runs the connector; it finds its rca.yaml in $RCA_CONFIG" };
        var queue = new Option<string>("--queue") { Description = "instead of --exec: wait for a connector that you start, at this queue" };
        var describe = new Option<string>("--describe") { Description = "the shell command that prints its descriptor (default: the command of --exec, then 'describe')" };
        var config = new Option<string>("--config") { Description = "an rca.yaml with the one source that it is to serve", Required = true };
        var scope = new Option<string[]>("--scope") { Description = "KEY=VALUE, where allowedScopes has a wildcard", DefaultValueFactory = static _ => [] };
        var rabbitmq = new Option<string>("--rabbitmq") { Description = "the address of a RabbitMQ, or of a virtual host of it, that nothing else uses", Required = true };
        var json = new Option<bool>("--json") { Description = "the report as JSON" };
        var command = new Command("conformance", "Runs a connector against the contract and reports every point.") { exec, queue, describe, config, scope, rabbitmq, json };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var configuration = CandidateConfiguration.Load(parsed.GetRequiredValue(config));
            var (run, place) = (parsed.GetValue(exec), parsed.GetValue(queue));
            if ((run is null) == (place is null)) throw new BadInputException("expected one of --exec COMMAND and --queue NAME");
            var expected = Entities.CollectQueue(configuration.Source.Name);
            if (place is not null && !string.Equals(place, expected, StringComparison.Ordinal)) throw new BadInputException($"--queue: the source of --config has the queue {expected}");
            var tell = parsed.GetValue(describe) ?? (run is null ? throw new BadInputException("--describe: missing, expected the command that prints the descriptor") : $"{run} describe");
            var options = new TrialOptions(run, tell, configuration, Scope(parsed.GetRequiredValue(scope)), Address(parsed.GetRequiredValue(rabbitmq)), Budget);
            return await RunAsync(options, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    static async Task<int> RunAsync(TrialOptions options, bool json, CancellationToken cancellationToken)
    {
        await using var broker = await RawBroker.TryConnectAsync(options.Broker, cancellationToken)
            ?? throw new BadInputException("--rabbitmq: no RabbitMQ answers there, or it refuses the account: check address, user and virtual host");
        using var folder = new TrialFolder(options);
        var report = new ConformanceReport(await new Trial(options, folder, broker, Console.Error, TimeProvider.System).RunAsync(cancellationToken));
        if (json) Console.WriteLine(report.Json());
        else report.Show(Terminal.For(machineReadsOutput: false));
        return report.ExitCode;
    }

    static Dictionary<string, string> Scope(IEnumerable<string> texts) => texts.Select(t => t.Split('=', 2)).GroupBy(t => t[0], StringComparer.Ordinal).ToDictionary(
        t => t.Key, t => t.Last() is [_, { Length: > 0 } value] ? value : throw new BadInputException("--scope: expected KEY=VALUE"), StringComparer.Ordinal);

    // A part that is wrong may be the password: the address is not shown.
    static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"
        ? address
        : throw new BadInputException("--rabbitmq: expected an address such as amqp://user:password@host:5672/vhost");
}
