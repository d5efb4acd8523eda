using MassTransit;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Middleware;

namespace Rca.Bus.Topology;

/// <summary>
/// Stands before MassTransit's own declaring, which insists on the right to configure, and tells it that all is done: each time that a consumer connects.
/// </summary>
sealed class TopologyFilter(BusTopology topology, ReceiveSettings settings) : IFilter<ChannelContext>
{
    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        var problems = await TopologyDeclarer.DeclareAsync(context.ConnectionContext.Connection, topology, context.CancellationToken);
        if (problems.Count > 0) throw new TopologyException(problems);
        await context.OneTimeSetup<ConfigureTopologyContext<ReceiveSettings>>(() =>
        {
            // What comes after looks for them there.
            context.GetOrAddPayload(() => settings);
            return Task.CompletedTask;
        });
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("topology");
}
