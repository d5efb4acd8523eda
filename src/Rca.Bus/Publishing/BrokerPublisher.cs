using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus.Publishing;

/// <summary>Publishes over RabbitMQ under the given message id and waits for the broker's confirm.</summary>
sealed class BrokerPublisher(BrokerLink link, TimeProvider clock) : IMessagePublisher
{
    public async Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
    {
        using var span = Tracing.Publish(typeof(T).Name);
        var properties = Properties(messageId.ToString(), clock);
        properties.Expiration = timeToLive is { } time ? ((long)Math.Max(1, time.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture) : null;
        // Whoever wants to hear of sealed manifests binds a queue of their own; all else must find one.
        await link.PublishAsync(
            Entities.Exchange<T>(), (message as SignedCommand)?.Source ?? "", properties, JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options),
            isMandatory: message is not ManifestSealed, cancellationToken);
    }

    internal static BasicProperties Properties(string? messageId, TimeProvider clock) => new()
    {
        ContentType = WireSerializer.Json.MediaType,
        DeliveryMode = DeliveryModes.Persistent,
        MessageId = messageId,
        Timestamp = new AmqpTimestamp(clock.GetUtcNow().ToUnixTimeSeconds()),
        Headers = Tracing.Headers(Tracing.Current),
    };
}
