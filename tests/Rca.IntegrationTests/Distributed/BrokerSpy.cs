using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Rca.Bus;
using Rca.Contracts;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Listens to everything that goes over the broker: every exchange of ours, with a queue of its own.</summary>
sealed class BrokerSpy : IAsyncDisposable
{
    static readonly string[] Fanout =
    [
        Entities.Exchange<IncidentReported>(), Entities.Exchange<CapturedEvidence>(), Entities.Exchange<SignedEvidence>(), Entities.Exchange<ManifestSealed>(),
    ];

    readonly IConnection _connection;
    readonly ConcurrentQueue<Heard> _heard = new();

    BrokerSpy(IConnection connection) => _connection = connection;

    public IReadOnlyList<Heard> All => [.. _heard];

    public static async Task<BrokerSpy> ListenAsync(Uri broker, IEnumerable<string> sources, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
        var spy = new BrokerSpy(connection);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: ct)).QueueName;
        foreach (var exchange in Fanout)
        {
            await channel.ExchangeDeclareAsync(exchange, "fanout", durable: true, cancellationToken: ct);
            await channel.QueueBindAsync(queue, exchange, "", cancellationToken: ct);
        }

        foreach (var source in sources) await channel.QueueBindAsync(queue, Entities.Exchange<SignedCommand>(), source, cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            spy._heard.Enqueue(Heard.Of(message));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, ct);
        return spy;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>One message: where it was published, its id, and all its text, headers too.</summary>
    public sealed record Heard(string Exchange, string? MessageId, string Text)
    {
        public static Heard Of(BasicDeliverEventArgs message)
        {
            var headers = (message.BasicProperties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
                .Select(h => $"{h.Key}: {(h.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : h.Value)}");
            return new Heard(message.Exchange, message.BasicProperties.MessageId, string.Join('\n', [.. headers, Encoding.UTF8.GetString(message.Body.Span)]));
        }
    }
}
