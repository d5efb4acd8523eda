using Rca.Core.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Rca.Bus.Publishing;

/// <summary>
/// The one channel that a process publishes on: each message is confirmed by the broker, no more than so many wait for that at once, and nothing is
/// declared. MassTransit's own declares what it publishes to, which a role has no right to, and lets any number wait.
/// </summary>
sealed class BrokerLink(Func<string> address, TimeProvider clock) : IAsyncDisposable
{
    const int InFlight = 128;

    // A caller must hear of a broker that is away while it can still answer whoever waits for it.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly SemaphoreSlim _connecting = new(1);
    IConnection? _connection;
    IChannel? _channel;

    /// <exception cref="NoRouteException">No queue is bound for it.</exception>
    /// <exception cref="BusUnavailableException">The broker did not take it in time.</exception>
    public async Task PublishAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, bool isMandatory, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        while (true)
        {
            IChannel? channel = null;
            try
            {
                channel = await OpenAsync(either.Token);
                await channel.BasicPublishAsync(exchange, routingKey, isMandatory, properties, body, either.Token);
                return;
            }
            catch (PublishException e) when (e.IsReturn)
            {
                throw new NoRouteException(exchange, routingKey);
            }
            catch (Exception) when (channel?.CloseReason is { ReplyCode: 404 })
            {
                // There is not even an exchange.
                throw new NoRouteException(exchange, routingKey);
            }
            catch (Exception) when (!either.IsCancellationRequested)
            {
                await Task.Delay(Pause, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new BusUnavailableException();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
    }

    async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open) return open;
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_channel is { IsOpen: true } opened) return opened;
            if (_connection is not { IsOpen: true })
            {
                await CloseAsync();
                _connection = await new ConnectionFactory { Uri = new Uri(address()), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellationToken);
            }

            _channel = await _connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, new ThrottlingRateLimiter(InFlight)), cancellationToken);
            return _channel;
        }
        finally
        {
            _connecting.Release();
        }
    }

    async Task CloseAsync()
    {
        if (_channel is not null) await _channel.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_channel, _connection) = (null, null);
    }
}
