using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Rca.Bus;
using Rca.Contracts;

namespace Rca.Benchmarks.Pipeline;

/// <summary>Hears what goes over the broker: the size of every message, or when each manifest was announced.</summary>
sealed class BrokerTap : IAsyncDisposable
{
    readonly IConnection _connection;
    readonly ConcurrentQueue<int> _sizes = new();
    readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _sealed = new(StringComparer.Ordinal);

    BrokerTap(IConnection connection) => _connection = connection;

    public IReadOnlyCollection<int> Sizes => _sizes;

    /// <summary>Every message of every exchange of ours.</summary>
    public static Task<BrokerTap> OnAllAsync(Uri broker, CancellationToken ct) => OnAsync(
        broker,
        [
            (Entities.Exchange<IncidentReported>(), ""), (Entities.Exchange<CapturedEvidence>(), ""), (Entities.Exchange<SignedEvidence>(), ""), (Entities.Exchange<ManifestSealed>(), ""),
            .. RolesConfiguration.Sources.Select(s => (Entities.Exchange<SignedCommand>(), s)),
        ], ct);

    /// <summary>What is announced alone.</summary>
    public static Task<BrokerTap> OnSealedAsync(Uri broker, CancellationToken ct) => OnAsync(broker, [(Entities.Exchange<ManifestSealed>(), "")], ct);

    /// <summary>When the manifest of an incident was announced, as a timestamp of the clock.</summary>
    public Task<long> SealedAsync(string incidentId) => Announced(incidentId).Task;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    static async Task<BrokerTap> OnAsync(Uri broker, IReadOnlyList<(string Exchange, string Key)> bindings, CancellationToken ct)
    {
        var tap = new BrokerTap(await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct));
        var channel = await tap._connection.CreateChannelAsync(cancellationToken: ct);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: ct)).QueueName;
        foreach (var (exchange, key) in bindings) await channel.QueueBindAsync(queue, exchange, key, cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            var now = TimeProvider.System.GetTimestamp();
            tap._sizes.Enqueue(message.Body.Length);
            if (string.Equals(message.Exchange, Entities.Exchange<ManifestSealed>(), StringComparison.Ordinal))
                tap.Announced(JsonSerializer.Deserialize<ManifestSealed>(message.Body.Span, WireJson.Options)!.IncidentId).TrySetResult(now);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, ct);
        return tap;
    }

    TaskCompletionSource<long> Announced(string incidentId) =>
        _sealed.GetOrAdd(incidentId, static _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
