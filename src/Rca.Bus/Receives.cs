using MassTransit;
using MassTransit.RabbitMqTransport.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rca.Bus.Handling;
using Rca.Bus.Topology;
using Rca.Contracts;
using Rca.Core.Messaging;
using InMemoryExchange = MassTransit.Transports.Fabric.ExchangeType;

namespace Rca.Bus;

/// <summary>One queue that this process consumes, on either transport.</summary>
public sealed class Receives
{
    Receives(Action<IRabbitMqBusFactoryConfigurator, IBusRegistrationContext> rabbitMq, Action<IInMemoryBusFactoryConfigurator, IBusRegistrationContext> inMemory, string? source) =>
        (RabbitMq, InMemory, Source) = (rabbitMq, inMemory, source);

    internal Action<IRabbitMqBusFactoryConfigurator, IBusRegistrationContext> RabbitMq { get; }

    internal Action<IInMemoryBusFactoryConfigurator, IBusRegistrationContext> InMemory { get; }

    /// <summary>The source whose commands it takes; null for every other message.</summary>
    internal string? Source { get; }

    /// <summary>Every message of a type, shared with all consumers of the same queue.</summary>
    public static Receives All<T>(string queue, int concurrency) where T : class => Of<T>(queue, Entities.Exchange<T>(), null, concurrency, QueueKind.Role);

    /// <summary>Incidents of strangers, as they come: not redacted yet, so what cannot be handled is not kept either.</summary>
    public static Receives Incidents(int concurrency) => Of<RawMessage>(Entities.IntakeQueue, Entities.IncidentExchange, null, concurrency, QueueKind.Incidents);

    /// <summary>The commands for one source.</summary>
    public static Receives Commands(string source, int concurrency) =>
        Of<SignedCommand>(Entities.CollectQueue(source), Entities.Exchange<SignedCommand>(), source, concurrency, QueueKind.Commands);

    static Receives Of<T>(string queue, string exchange, string? source, int concurrency, QueueKind kind) where T : class => new(
        (bus, context) => bus.ReceiveEndpoint(queue, e =>
        {
            var topology = BusTopology.OfQueue(queue, exchange, source ?? "", kind);
            e.ConfigureChannel(c => c.UseFilter(new TopologyFilter(topology, ((IRabbitMqReceiveEndpointConfiguration)e).Settings)));
            e.ConnectReceiveEndpointObserver(context.GetRequiredService<BrokerWatch>());
            // What is prefetched is hidden from other replicas, so no more than is worked on.
            e.PrefetchCount = concurrency;
            Consume<T>(e, queue, context, concurrency, kind, context.GetRequiredService<BrokerKeep>());
        }),
        (bus, context) => bus.ReceiveEndpoint(queue, e =>
        {
            e.Bind(exchange, source is null ? InMemoryExchange.FanOut : InMemoryExchange.Direct, source ?? "");
            Consume<T>(e, queue, context, concurrency, kind, null);
        }),
        source);

    static void Consume<T>(IReceiveEndpointConfigurator endpoint, string queue, IBusRegistrationContext context, int concurrency, QueueKind kind, BrokerKeep? broker) where T : class
    {
        var (rejections, metrics) = (context.GetRequiredService<Rejections>(), context.GetRequiredService<BusMetrics>());
        var maySetAside = broker is not null && kind == QueueKind.Role;
        // Which exchange feeds the queue is bound elsewhere; the consumer's own type has none.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.ConcurrentMessageLimit = concurrency;
        // A fault message would carry the whole message and the exception; the error queue keeps the message alone.
        endpoint.PublishFaults = false;
        IFilter<ExceptionReceiveContext> failed = kind == QueueKind.Incidents
            ? new DropFilter(rejections)
            : new ErrorFilter<T>(
                queue, context.GetRequiredService<IMessageHandler<T>>, broker, maySetAside, metrics,
                context.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorFilter<>)));
        endpoint.ConfigureError(e => e.UseFilter(failed));
        endpoint.UseRetries(maySetAside);
        endpoint.Consumer(() => new HandlerConsumer<T>(queue, context.GetRequiredService<IMessageHandler<T>>(), rejections, metrics));
    }
}
