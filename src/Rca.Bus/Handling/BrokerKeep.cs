using MassTransit;
using Rca.Bus.Publishing;

namespace Rca.Bus.Handling;

/// <summary>Puts a message as it came into another queue, and waits until the broker has it there.</summary>
sealed class BrokerKeep(BrokerLink link, TimeProvider clock)
{
    /// <summary>The header that says why a message rests in an error queue, in our own words.</summary>
    public const string Reason = "rca-reason";

    public Task KeepAsync(string queue, ReceiveContext message, string? reason, CancellationToken cancellationToken)
    {
        var delivery = Delivery.Of(message);
        var properties = BrokerPublisher.Properties(delivery.MessageId, clock);
        if (delivery.SentAt is { } sent) properties.Timestamp = new(sent.ToUnixTimeSeconds());
        properties.Headers = Tracing.Headers(delivery.Parent);
        if (reason is not null) properties.Headers[Reason] = reason;
        return link.PublishAsync("", queue, properties, message.Body.GetBytes(), isMandatory: true, cancellationToken);
    }
}
