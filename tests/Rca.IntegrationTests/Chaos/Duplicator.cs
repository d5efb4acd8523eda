using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Rca.Bus;
using Rca.Contracts;

namespace Rca.IntegrationTests.Chaos;

/// <summary>Publishes some of what goes over the broker once more, later: as a broker may deliver twice and out of order.</summary>
sealed class Duplicator : IAsyncDisposable
{
    const string Mark = "chaos-copy";
    readonly IConnection _connection;
    readonly Random _random;
    int _copies;

    Duplicator(IConnection connection, Random random) => (_connection, _random) = (connection, random);

    public int Copies => _copies;

    public static async Task<Duplicator> StartAsync(Uri broker, int seed, CancellationToken ct)
    {
        // Recovers by itself when the broker comes back, its queue too.
        var connection = await new ConnectionFactory { Uri = broker, NetworkRecoveryInterval = TimeSpan.FromSeconds(1) }.CreateConnectionAsync(ct);
        var duplicator = new Duplicator(connection, new Random(seed));
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: ct)).QueueName;
        foreach (var exchange in (string[])[Entities.Exchange<IncidentReported>(), Entities.Exchange<CapturedEvidence>(), Entities.Exchange<SignedEvidence>()])
            await channel.QueueBindAsync(queue, exchange, "", cancellationToken: ct);
        foreach (var source in FakeDeployment.Sources) await channel.QueueBindAsync(queue, Entities.Exchange<SignedCommand>(), source, cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => duplicator.MaybeCopyAsync(channel, message);
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, ct);
        return duplicator;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // The broker does not answer the farewell in time on a machine that is busy.
        }
    }

    async Task MaybeCopyAsync(IChannel channel, BasicDeliverEventArgs message)
    {
        if (message.BasicProperties.Headers?.ContainsKey(Mark) == true || _random.Next(10) > 0) return;
        var copy = new BasicProperties(message.BasicProperties) { Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Mark] = "1" } };
        var (body, exchange, key) = (message.Body.ToArray(), message.Exchange, message.RoutingKey);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(3000)), TimeProvider.System);
        try
        {
            await channel.BasicPublishAsync(exchange, key, mandatory: false, copy, body);
            _copies++;
        }
        catch (Exception e) when (e is RabbitMQ.Client.Exceptions.AlreadyClosedException or RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            // The broker is away: then this one is not copied.
        }
    }
}
