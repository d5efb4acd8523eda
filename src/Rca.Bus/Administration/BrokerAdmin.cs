using Rca.Bus.Topology;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Rca.Bus.Administration;

/// <summary>The broker as its operator sees it: what is declared, what waits, and what is put back.</summary>
public sealed class BrokerAdmin : IAsyncDisposable
{
    readonly IConnection _connection;
    readonly Uri _address;
    readonly TimeProvider _clock;

    BrokerAdmin(IConnection connection, Uri address, TimeProvider clock) => (_connection, _address, _clock) = (connection, address, clock);

    /// <exception cref="BrokerAccessException">Nothing answers at the address, or refuses us.</exception>
    public static async Task<BrokerAdmin> ConnectAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return new BrokerAdmin(await new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellationToken), address, clock);
        }
        // A virtual host that is not there is told as an interruption.
        catch (Exception e) when (e is BrokerUnreachableException or OperationInterruptedException)
        {
            throw BrokerAccessException.Of(e);
        }
    }

    /// <returns>Null when nothing answers at the address, or refuses us.</returns>
    public static async Task<BrokerAdmin?> TryConnectAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(address, clock, cancellationToken);
        }
        catch (BrokerAccessException)
        {
            return null;
        }
    }

    /// <summary>Declares what is not there; what is there stays as it is.</summary>
    /// <returns>What cannot be used as it is, in words; empty when all is there.</returns>
    public Task<IReadOnlyList<string>> DeclareAsync(BusTopology topology, CancellationToken cancellationToken) => TopologyDeclarer.DeclareAsync(_connection, topology, cancellationToken);

    /// <summary>Holds what is there against a topology, and declares nothing. How it is bound nobody can ask.</summary>
    /// <returns>What is missing or declared otherwise, in words; empty when all is there.</returns>
    public Task<IReadOnlyList<string>> CheckAsync(BusTopology topology, CancellationToken cancellationToken) => TopologyDeclarer.CheckAsync(_connection, topology, cancellationToken);

    /// <summary>The queues of a topology.</summary>
    /// <param name="topology">Which.</param>
    /// <param name="management">The management API; null where there is none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<QueueState>> ListAsync(BusTopology topology, Uri? management, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topology);
        using var api = management is null ? null : new ManagementApi(management, _address);
        var unacknowledged = api is null ? null : await api.FindUnacknowledgedAsync(cancellationToken);
        var states = new List<QueueState>();
        foreach (var queue in topology.Queues) states.Add(await StateAsync(queue.Name, unacknowledged, cancellationToken));
        return states;
    }

    /// <summary>
    /// Puts the messages of an error queue back into the queue that they came from, as new: each is confirmed there before it is taken here, so that one
    /// may be there twice and none is lost.
    /// </summary>
    /// <param name="queue">The queue that they came from.</param>
    /// <param name="limit">At most so many, and never more than there are at the beginning.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many; null when there is no such error queue.</returns>
    public async Task<int?> RetryAsync(string queue, int limit, CancellationToken cancellationToken)
    {
        if (await FindAsync(Entities.ErrorQueue(queue), cancellationToken) is not { } found) return null;
        await using var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken);
        var done = 0;
        while (done < Math.Min(limit, found.MessageCount) && await channel.BasicGetAsync(Entities.ErrorQueue(queue), autoAck: false, cancellationToken) is { } message)
        {
            var properties = new BasicProperties(message.BasicProperties) { Expiration = null, Headers = Tracing.Headers(Tracing.Parent(message.BasicProperties.Headers)) };
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            done++;
        }

        return done;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    async Task<QueueState> StateAsync(string queue, IReadOnlyDictionary<string, long>? unacknowledged, CancellationToken cancellationToken)
    {
        var isError = Entities.IsErrorQueue(queue);
        if (await FindAsync(queue, cancellationToken) is not { } found) return new QueueState(queue, isError, null, null, null, null);
        return new QueueState(
            queue, isError, found.MessageCount, unacknowledged is not null && unacknowledged.TryGetValue(queue, out var count) ? count : null, found.ConsumerCount,
            isError && found.MessageCount > 0 ? await OldestAsync(queue, cancellationToken) : null);
    }

    async Task<TimeSpan?> OldestAsync(string queue, CancellationToken cancellationToken)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        if (await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is not { } first) return null;
        await channel.BasicNackAsync(first.DeliveryTag, multiple: false, requeue: true, cancellationToken);
        return first.BasicProperties.IsTimestampPresent() ? _clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(first.BasicProperties.Timestamp.UnixTime) : null;
    }

    async Task<QueueDeclareOk?> FindAsync(string queue, CancellationToken cancellationToken)
    {
        // The broker closes the channel of whoever asks for a queue that is not there.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException e) when (Refusal.IsNotFound(e))
        {
            return null;
        }
    }
}
