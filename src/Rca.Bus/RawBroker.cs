using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Rca.Contracts;

namespace Rca.Bus;

/// <summary>The broker as a stranger's connector sees it: bytes and names, no consumers of ours. For those who test one.</summary>
public sealed class RawBroker : IAsyncDisposable
{
    readonly IConnection _connection;
    readonly IChannel _channel;

    RawBroker(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <returns>Null when nothing answers at the address, or refuses the account.</returns>
    public static async Task<RawBroker?> TryConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellationToken);
            return new RawBroker(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken));
        }
        catch (BrokerUnreachableException)
        {
            return null;
        }
    }

    /// <summary>Calls <paramref name="heard"/> for everything that any collector publishes from now on.</summary>
    public async Task ListenAsync(Action<RawDelivery> heard, CancellationToken cancellationToken)
    {
        var exchange = Entities.Exchange<CapturedEvidence>();
        await _channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        var queue = (await _channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
        await _channel.QueueBindAsync(queue, exchange, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            heard(new RawDelivery(message.BasicProperties.MessageId, message.BasicProperties.ContentType, message.Body.ToArray()));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken);
    }

    /// <summary>Sends a command as the planner does: to the queue of a source, where it stays no longer than its time to live.</summary>
    public async Task SendCommandAsync(string source, ReadOnlyMemory<byte> body, Guid messageId, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = messageId.ToString(),
            Expiration = ((long)timeToLive.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        await _channel.BasicPublishAsync(Entities.Exchange<SignedCommand>(), source, mandatory: true, properties, body, cancellationToken);
    }

    /// <summary>How many messages wait in a queue and how many consume it; null when there is no such queue.</summary>
    public async Task<(uint Messages, uint Consumers)?> FindQueueAsync(string queue, CancellationToken cancellationToken)
    {
        // The broker closes the channel of whoever asks for a queue that is not there.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var found = await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return (found.MessageCount, found.ConsumerCount);
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    /// <summary>Removes the queue of a source, and the exchange before it where there is one.</summary>
    public async Task RemoveSourceAsync(string source, CancellationToken cancellationToken)
    {
        await _channel.QueueDeleteAsync(Entities.CollectQueue(source), cancellationToken: cancellationToken);
        await _channel.ExchangeDeleteAsync(Entities.CollectQueue(source), cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
