using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Bus;

/// <summary>Which bus: RabbitMQ by a secret reference to its address, or, without one, inside this process.</summary>
public sealed record BusConfiguration(SecretReference? RabbitMq)
{
    /// <summary>The root of the broker's management API; null where nobody told.</summary>
    public Uri? Management { get; init; }

    static readonly SecretKey Address = new("rabbitmq", "The broker's address, amqp://user:password@host:5672/, for roles and collectors of their own process.");

    static readonly TextKey ManagementApi = new(
        "management", "The address of the broker's management API, http://host:15672, asked with the same account: then 'rca queues list' also knows what is being worked on.");

    /// <summary>The keys of <c>bus</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [Address, ManagementApi];

    public static BusConfiguration InMemory { get; } = new((SecretReference?)null);

    public static BusConfiguration Read(ConfigSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var bus = new BusConfiguration(Address.Read(section));
        if (bus.RabbitMq is { } address && address.Problem() is null && !IsAddress(address.Read()))
            section.Report(Address.Name, "found something else behind the reference (not shown), expected an address such as amqp://user:password@host:5672/ (percent-encode what is special in a password)");
        Uri? management = null;
        if (ManagementApi.Read(section) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out management) && management.Scheme is ("http" or "https")))
            section.Report(ManagementApi.Name, $"found '{text}', expected an address such as http://host:15672");
        section.RefuseUnknownKeys();
        return bus with { Management = management };
    }

    static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("amqp" or "amqps");
}
