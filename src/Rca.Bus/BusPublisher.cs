using MassTransit;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>Publishes under the given message id and waits for the broker's confirm.</summary>
sealed class BusPublisher(IBus bus, BoundSources bound) : IMessagePublisher
{
    // MassTransit goes on trying while the broker is away; a caller must hear of it sooner.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
    {
        var command = message as SignedCommand;
        if (command is not null && !bound.MayTake(command.Source)) throw new NoRouteException(typeof(T).Name, command.Source);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await bus.Publish(message, context =>
            {
                context.MessageId = messageId;
                // Whoever wants to hear of sealed manifests binds a queue of their own; all else must find one.
                context.Mandatory = message is not ManifestSealed;
                context.TimeToLive = timeToLive;
            }, patience.Token);
        }
        catch (MessageReturnedException)
        {
            throw new NoRouteException(typeof(T).Name, command?.Source ?? "");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BusUnavailableException();
        }
    }
}
