using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

public static class BusServiceCollectionExtensions
{
    /// <summary>Adds the bus, the publisher, and a consumer for each queue; the handlers must be registered too.</summary>
    public static IServiceCollection AddRcaBus(this IServiceCollection services, BusConfiguration configuration, params IReadOnlyList<Receives> receives)
    {
        services.AddSingleton(new BoundSources(configuration.RabbitMq is null ? receives.Select(r => r.Source).OfType<string>().ToHashSet(StringComparer.Ordinal) : null));
        services.AddSingleton<IMessagePublisher, BusPublisher>();
        services.AddMetrics().AddSingleton<Rejections>();
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
            o.ConsumerStopTimeout = TimeSpan.FromSeconds(10);
        });
        return services;
    }

    static void UseRabbitMq(IBusRegistrationConfigurator x, string address, IReadOnlyList<Receives> receives) => x.UsingRabbitMq((context, bus) =>
    {
        bus.Host(new Uri(address));
        Common(bus);
        bus.Publish<SignedCommand>(p => p.ExchangeType = "direct");
        foreach (var queue in receives) queue.RabbitMq(bus, context);
    });

    static void UseInMemory(IBusRegistrationConfigurator x, IReadOnlyList<Receives> receives) => x.UsingInMemory((context, bus) =>
    {
        Common(bus);
        bus.Publish<SignedCommand>(p => p.ExchangeType = MassTransit.Transports.Fabric.ExchangeType.Direct);
        foreach (var queue in receives) queue.InMemory(bus, context);
    });

    static void Common(IBusFactoryConfigurator bus)
    {
        bus.Message<IncidentReported>(m => m.SetEntityName(Entities.Exchange<IncidentReported>()));
        bus.Message<SignedCommand>(m => m.SetEntityName(Entities.Exchange<SignedCommand>()));
        bus.Message<CapturedEvidence>(m => m.SetEntityName(Entities.Exchange<CapturedEvidence>()));
        bus.Message<SignedEvidence>(m => m.SetEntityName(Entities.Exchange<SignedEvidence>()));
        bus.Message<ManifestSealed>(m => m.SetEntityName(Entities.Exchange<ManifestSealed>()));
        bus.Send<SignedCommand>(s => s.UseRoutingKeyFormatter(c => c.Message.Source));
        // Nothing else is taken either: an envelope would let its sender say where answers and faults go.
        bus.ClearSerialization();
        bus.AddSerializer(new WireSerializerFactory());
        bus.AddDeserializer(new WireSerializerFactory(), isDefault: true);
    }
}
