using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Commands;

/// <summary>The broker of a configuration, for commands that a person types.</summary>
static class Broker
{
    /// <param name="path">The rca.yaml.</param>
    /// <param name="work">What is done with the broker, the topology of all roles and sources, and the address of the management API.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<int> WithAsync(string path, Func<BrokerAdmin, BusTopology, Uri?, Task<int>> work, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(path);
        var bus = configuration.Broker();
        configuration.Root.Finish();
        await using var admin = await ConnectAsync(path, new Uri(bus.RabbitMq!.Read()), cancellationToken);
        return await work(admin, BusTopology.Of(configuration.Planning.Sources.Keys), bus.Management);
    }

    static async Task<BrokerAdmin> ConnectAsync(string path, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await BrokerAdmin.ConnectAsync(address, TimeProvider.System, cancellationToken);
        }
        catch (BrokerAccessException e)
        {
            throw new BadInputException($"{path}: bus.rabbitmq: {e.Message}");
        }
    }
}
