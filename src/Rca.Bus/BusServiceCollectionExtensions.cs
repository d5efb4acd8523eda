using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rca.Bus.Handling;
using Rca.Bus.Publishing;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

public static class BusServiceCollectionExtensions
{
    /// <summary>Adds the bus, the publisher, and a consumer for each queue; the handlers must be registered too.</summary>
    public static IServiceCollection AddRcaBus(this IServiceCollection services, BusConfiguration configuration, params IReadOnlyList<Receives> receives)
    {
        if (configuration.RabbitMq is { } broker)
        {
            services.AddSingleton(s => new BrokerLink(broker.Read, s.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IMessagePublisher, BrokerPublisher>().AddSingleton<BrokerKeep>().AddSingleton<BrokerWatch>();
        }
        else
        {
            services.AddSingleton(new BoundSources(receives.Select(r => r.Source).OfType<string>().ToHashSet(StringComparer.Ordinal)));
            services.AddSingleton<IMessagePublisher, InMemoryPublisher>();
        }

        services.AddMetrics().AddSingleton<Rejections>().AddSingleton<BusMetrics>().TryAddSingleton(TimeProvider.System);
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            if (configuration.RabbitMq is { } address) UseRabbitMq(x, address.Read(), receives);
            else UseInMemory(x, receives);
        });
        services.AddOptions<MassTransitHostOptions>().Configure(o =>
        {
            o.WaitUntilStarted = configuration.RabbitMq is null;
            o.StopTimeout = TimeSpan.FromSeconds(20);
            // What is not done by then goes back to the broker, for another replica to begin again.
            o.ConsumerStopTimeout = TimeSpan.FromSeconds(5);
        });
        return services;
    }

    static void UseRabbitMq(IBusRegistrationConfigurator x, string address, IReadOnlyList<Receives> receives) => x.UsingRabbitMq((context, bus) =>
    {
        bus.Host(new Uri(address));
        Serialize(bus);
        foreach (var queue in receives) queue.RabbitMq(bus, context);
    });

    static void UseInMemory(IBusRegistrationConfigurator x, IReadOnlyList<Receives> receives) => x.UsingInMemory((context, bus) =>
    {
        Serialize(bus);
        Name(bus);
        bus.Publish<SignedCommand>(p => p.ExchangeType = MassTransit.Transports.Fabric.ExchangeType.Direct);
        foreach (var queue in receives) queue.InMemory(bus, context);
    });

    static void Name(IBusFactoryConfigurator bus)
    {
        bus.Message<IncidentReported>(m => m.SetEntityName(Entities.Exchange<IncidentReported>()));
        bus.Message<SignedCommand>(m => m.SetEntityName(Entities.Exchange<SignedCommand>()));
        bus.Message<CapturedEvidence>(m => m.SetEntityName(Entities.Exchange<CapturedEvidence>()));
        bus.Message<SignedEvidence>(m => m.SetEntityName(Entities.Exchange<SignedEvidence>()));
        bus.Message<ManifestSealed>(m => m.SetEntityName(Entities.Exchange<ManifestSealed>()));
        bus.Send<SignedCommand>(s => s.UseRoutingKeyFormatter(c => c.Message.Source));
    }

    static void Serialize(IBusFactoryConfigurator bus)
    {
        // Nothing else is taken either: an envelope would let its sender say where answers and faults go.
        bus.ClearSerialization();
        bus.AddSerializer(new WireSerializerFactory());
        bus.AddDeserializer(new WireSerializerFactory(), isDefault: true);
    }
}
