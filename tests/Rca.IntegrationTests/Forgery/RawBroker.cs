using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Rca.Bus;
using Rca.Contracts;

namespace Rca.IntegrationTests.Forgery;

/// <summary>A stranger with access to the broker, in no way ours: bytes in, bytes out.</summary>
sealed class RawBroker : IAsyncDisposable
{
    readonly IConnection _connection;
    readonly IChannel _channel;

    RawBroker(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<RawBroker> ConnectAsync(Uri broker, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
        return new RawBroker(connection, await connection.CreateChannelAsync(cancellationToken: ct));
    }

    /// <summary>Declares the queue of a source as a collector in another language would.</summary>
    public async Task ServeAsync(string source, CancellationToken ct)
    {
        await _channel.ExchangeDeclareAsync(Entities.Exchange<SignedCommand>(), "direct", durable: true, cancellationToken: ct);
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
        await _channel.QueueDeclareAsync(Entities.CollectQueue(source), durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: ct);
        await _channel.QueueBindAsync(Entities.CollectQueue(source), Entities.Exchange<SignedCommand>(), source, cancellationToken: ct);
    }

    /// <summary>A queue that hears everything of an exchange.</summary>
    public async Task<string> ListenAsync(string exchange, CancellationToken ct)
    {
        var queue = (await _channel.QueueDeclareAsync(cancellationToken: ct)).QueueName;
        await _channel.QueueBindAsync(queue, exchange, "", cancellationToken: ct);
        return queue;
    }

    public async Task<BasicGetResult?> GetAsync(string queue, CancellationToken ct) => await _channel.BasicGetAsync(queue, autoAck: true, ct);

    public Task PublishAsync<T>(T message, CancellationToken ct, string routingKey = "") where T : class =>
        PublishAsync(Entities.Exchange<T>(), JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options), ct, routingKey);

    public Task PublishAsync(string exchange, string body, CancellationToken ct) => PublishAsync(exchange, Encoding.UTF8.GetBytes(body), ct);

    public async Task PublishAsync(string exchange, byte[] body, CancellationToken ct, string routingKey = "", string? contentType = "application/json")
    {
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent };
        if (contentType is not null) properties.ContentType = contentType;
        await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, ct);
    }

    /// <summary>Publishes with headers that mean something to MassTransit.</summary>
    public async Task PublishWithHeadersAsync<T>(T message, CancellationToken ct) where T : class
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["MT-MessageType"] = "urn:message:Other", ["MT-Host-Info"] = "junk", ["MT-Fault-Address"] = "not an address", ["MT-Response-Address"] = "queue:other", ["MessageId"] = "junk",
            ["MT-Redelivery-Count"] = "x", ["traceparent"] = "junk",
        };
        var properties = new BasicProperties { MessageId = "no id", CorrelationId = "junk", ContentType = "application/vnd.masstransit+json", ReplyTo = "other", Headers = headers };
        await _channel.BasicPublishAsync(Entities.Exchange<T>(), "", mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options), ct);
    }

    /// <summary>How many messages wait in a queue; null where there is no such queue.</summary>
    public async Task<uint?> CountAsync(string queue, CancellationToken ct)
    {
        try
        {
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: ct);
            return (await channel.QueueDeclarePassiveAsync(queue, ct)).MessageCount;
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
