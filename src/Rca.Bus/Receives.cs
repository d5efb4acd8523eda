using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>One queue that this process consumes, and how it is declared on either transport.</summary>
public sealed class Receives
{
    Receives(Action<IRabbitMqBusFactoryConfigurator, IBusRegistrationContext> rabbitMq, Action<IInMemoryBusFactoryConfigurator, IBusRegistrationContext> inMemory, string? source) =>
        (RabbitMq, InMemory, Source) = (rabbitMq, inMemory, source);

    internal Action<IRabbitMqBusFactoryConfigurator, IBusRegistrationContext> RabbitMq { get; }

    internal Action<IInMemoryBusFactoryConfigurator, IBusRegistrationContext> InMemory { get; }

    /// <summary>The source whose commands it takes; null for every other message.</summary>
    internal string? Source { get; }

    /// <summary>Every message of a type, shared with all consumers of the same queue.</summary>
    public static Receives All<T>(string queue, int concurrency) where T : class => Fanout<T>(queue, Entities.Exchange<T>(), concurrency, keepsFailures: true);

    /// <summary>Incidents of strangers, as they come: not redacted yet, so what cannot be handled is not kept either.</summary>
    public static Receives Incidents(int concurrency) => Fanout<RawMessage>(Entities.IntakeQueue, Entities.IncidentExchange, concurrency, keepsFailures: false);

    // A command that kills its collector must not kill it for ever: after these deliveries more, the broker drops it.
    // Nothing is lost with it: the plan still expects the item, and says at the deadline that no collector answered.
    const int Redeliveries = 3;

    /// <summary>The commands for one source.</summary>
    public static Receives Commands(string source, int concurrency) => new(
        (bus, context) => bus.ReceiveEndpoint(Entities.CollectQueue(source), e =>
        {
            Durable(e, concurrency);
            e.SetQueueArgument("x-delivery-limit", Redeliveries);
            e.Bind(Entities.Exchange<SignedCommand>(), b =>
            {
                b.ExchangeType = "direct";
                b.RoutingKey = source;
            });
            Consume<SignedCommand>(e, context, concurrency, keepsFailures: true);
        }),
        (bus, context) => bus.ReceiveEndpoint(Entities.CollectQueue(source), e =>
        {
            e.Bind(Entities.Exchange<SignedCommand>(), MassTransit.Transports.Fabric.ExchangeType.Direct, source);
            Consume<SignedCommand>(e, context, concurrency, keepsFailures: true);
        }),
        source);

    static Receives Fanout<T>(string queue, string exchange, int concurrency, bool keepsFailures) where T : class => new(
        (bus, context) => bus.ReceiveEndpoint(queue, e =>
        {
            Durable(e, concurrency);
            e.Bind(exchange);
            Consume<T>(e, context, concurrency, keepsFailures);
        }),
        (bus, context) => bus.ReceiveEndpoint(queue, e =>
        {
            e.Bind(exchange, MassTransit.Transports.Fabric.ExchangeType.FanOut, "");
            Consume<T>(e, context, concurrency, keepsFailures);
        }),
        null);

    static void Durable(IRabbitMqReceiveEndpointConfigurator endpoint, int concurrency)
    {
        endpoint.SetQuorumQueue();
        // What is prefetched is hidden from other replicas, so no more than is worked on.
        endpoint.PrefetchCount = concurrency;
    }

    static void Consume<T>(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, int concurrency, bool keepsFailures) where T : class
    {
        var rejections = context.GetRequiredService<Rejections>();
        // Which exchange feeds the queue is bound above; the consumer's own type has none.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.ConcurrentMessageLimit = concurrency;
        // A fault message would carry the whole message and the exception; the error queue keeps the message alone.
        endpoint.PublishFaults = false;
        if (!keepsFailures) endpoint.ConfigureError(e => e.UseFilter(new DropFilter(rejections)));
        endpoint.UseRetries();
        endpoint.Consumer(() => new HandlerConsumer<T>(context.GetRequiredService<IMessageHandler<T>>(), rejections));
    }
}
