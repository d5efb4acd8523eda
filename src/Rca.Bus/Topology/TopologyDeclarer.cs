using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Rca.Bus.Topology;

/// <summary>
/// Declares a topology as far as the account may. Where it may not, what is there already is enough; how it was declared is then for whoever may to check.
/// The broker closes the channel of whoever it refuses, so each answer may cost a new one.
/// </summary>
sealed class TopologyDeclarer(IConnection connection, bool mayMake) : IAsyncDisposable
{
    readonly List<string> _problems = [];
    IChannel? _channel;

    /// <returns>What cannot be used as it is; empty when all is there.</returns>
    public static async Task<IReadOnlyList<string>> DeclareAsync(IConnection connection, BusTopology topology, CancellationToken cancellationToken)
    {
        await using var declarer = new TopologyDeclarer(connection, mayMake: true);
        await declarer.DeclareAllAsync(topology, cancellationToken);
        // Nobody can ask whether a binding is there; a queue that this account may not bind is bound by whoever declared it.
        if (declarer._problems.Count == 0)
            foreach (var binding in topology.Bindings)
                await declarer.TryAsync((c, ct) => c.QueueBindAsync(binding.Queue, binding.Exchange, binding.RoutingKey, binding.Arguments.ToDictionary(), cancellationToken: ct), cancellationToken);
        return declarer._problems;
    }

    /// <summary>The same for whoever only looks: what is not there is told and not made.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IConnection connection, BusTopology topology, CancellationToken cancellationToken)
    {
        await using var declarer = new TopologyDeclarer(connection, mayMake: false);
        await declarer.DeclareAllAsync(topology, cancellationToken);
        return declarer._problems;
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null) await _channel.DisposeAsync();
    }

    async Task DeclareAllAsync(BusTopology topology, CancellationToken cancellationToken)
    {
        foreach (var exchange in topology.Exchanges)
            await DeclareAsync(
                $"exchange {exchange.Name}", (c, ct) => c.ExchangeDeclareAsync(exchange.Name, exchange.Type, durable: true, cancellationToken: ct),
                (c, ct) => c.ExchangeDeclarePassiveAsync(exchange.Name, ct), cancellationToken);
        foreach (var queue in topology.Queues)
            await DeclareAsync(
                $"queue {queue.Name}", (c, ct) => c.QueueDeclareAsync(queue.Name, durable: true, exclusive: false, autoDelete: false, queue.Arguments.ToDictionary(), cancellationToken: ct),
                (c, ct) => c.QueueDeclarePassiveAsync(queue.Name, ct), cancellationToken);
    }

    async Task DeclareAsync(string what, Func<IChannel, CancellationToken, Task> declare, Func<IChannel, CancellationToken, Task> find, CancellationToken cancellationToken)
    {
        if (!mayMake && await TryAsync(find, cancellationToken) is { } absent)
        {
            _problems.Add(Refusal.IsNotFound(absent) ? Refusal.NotMade(what) : Refusal.Say(what, ""));
            return;
        }

        // Of what is there, declaring it again changes nothing and says whether it is declared otherwise.
        var refused = await TryAsync(declare, cancellationToken);
        if (refused is null) return;
        if (!Refusal.IsForbidden(refused)) _problems.Add(Refusal.Say(what, refused.ShutdownReason?.ReplyText ?? ""));
        else if (await TryAsync(find, cancellationToken) is not null) _problems.Add(Refusal.Missing(what));
    }

    async Task<OperationInterruptedException?> TryAsync(Func<IChannel, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        if (_channel is not { IsOpen: true })
        {
            if (_channel is not null) await _channel.DisposeAsync();
            _channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        }

        try
        {
            await ask(_channel, cancellationToken);
            return null;
        }
        catch (OperationInterruptedException e) when (connection.IsOpen)
        {
            return e;
        }
    }
}
