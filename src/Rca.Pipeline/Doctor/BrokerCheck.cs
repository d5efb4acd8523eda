using System.Globalization;
using Rca.Bus;
using Rca.Bus.Administration;
using Rca.Bus.Topology;

namespace Rca.Pipeline.Doctor;

/// <summary>Whether the broker lets us in, over what, and whether it has what the roles and sources need.</summary>
static class BrokerCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(BusConfiguration bus, IEnumerable<string> sources, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (bus.RabbitMq is not { } reference) return [Finding.Ok(Checks.Broker, "none is configured: the bus is inside the process of 'rca all'")];
        if (reference.Problem() is not null || !Uri.TryCreate(reference.Read(), UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps"))
            return [Finding.Warning(Checks.Broker, "not asked", "mend bus.rabbitmq first")];
        try
        {
            await using var admin = await BrokerAdmin.ConnectAsync(address, clock, cancellationToken);
            var topology = BusTopology.Of(sources);
            var problems = await admin.CheckAsync(topology, cancellationToken);
            return [Entered(address), .. problems.Count > 0 ? problems.Select(p => Finding.Of(Checks.Topology, p)) : [AllThere(topology)]];
        }
        catch (BrokerAccessException e)
        {
            return [Finding.Fault(Checks.Broker, $"{Place(address)}: {e.What}", e.Cure)];
        }
    }

    static Finding Entered(Uri address) => address.Scheme is "amqps" ? Finding.Ok(Checks.Broker, $"{Place(address)}: it lets us in, over TLS")
        : address.IsLoopback ? Finding.Ok(Checks.Broker, $"{Place(address)}: it lets us in, without TLS, on this machine")
        : Finding.Warning(Checks.Broker, $"{Place(address)}: it lets us in, without TLS: account and incidents cross the network in clear", "let it listen with TLS, and write amqps:// and its port into the secret of bus.rabbitmq");

    static Finding AllThere(BusTopology topology) =>
        Finding.Ok(Checks.Topology, string.Create(CultureInfo.InvariantCulture, $"{topology.Exchanges.Count} exchanges and {topology.Queues.Count} queues are declared as wanted"));

    // Host and port alone: the rest of the address is an account.
    static string Place(Uri address) => address.Authority[(address.Authority.LastIndexOf('@') + 1)..];
}
