using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Bus;

/// <summary>Which bus: RabbitMQ by a secret reference to its address, or, without one, inside this process.</summary>
public sealed record BusConfiguration(SecretReference? RabbitMq)
{
    static readonly SecretKey Address = new("rabbitmq", "The broker's address, amqp://user:password@host:5672/, for roles and collectors of their own process.");

    /// <summary>The keys of <c>bus</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [Address];

    public static BusConfiguration InMemory { get; } = new((SecretReference?)null);

    public static BusConfiguration Read(ConfigSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var bus = new BusConfiguration(Address.Read(section));
        if (bus.RabbitMq is { } address && address.Problem() is null && !IsAddress(address.Read()))
            section.Report(Address.Name, "found something else behind the reference (not shown), expected an address such as amqp://user:password@host:5672/ (percent-encode what is special in a password)");
        section.RefuseUnknownKeys();
        return bus;
    }

    static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("amqp" or "amqps");
}
