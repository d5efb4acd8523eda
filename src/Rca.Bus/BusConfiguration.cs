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
        if (bus.RabbitMq is { } address && address.Problem() is null && !IsAddress(address.Read()))
            section.Report("rabbitmq", "what the reference holds is not an address such as amqp://user:password@host:5672/ (percent-encode what is special in a password)");
        section.RefuseUnknownKeys();
        return bus;
    }

    static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("amqp" or "amqps");
}
