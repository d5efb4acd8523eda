using Rca.Core.Configuration;

namespace Rca.Bus;

/// <summary>Which bus: RabbitMQ by a secret reference to its address, or, without one, inside this process.</summary>
public sealed record BusConfiguration(SecretReference? RabbitMq)
{
    public static BusConfiguration InMemory { get; } = new((SecretReference?)null);

    public static BusConfiguration Read(ConfigSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var bus = new BusConfiguration(section.Secret("rabbitmq"));
        section.RefuseUnknownKeys();
        return bus;
    }
}
