using MassTransit;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus.Publishing;

/// <summary>Publishes inside of this process.</summary>
sealed class InMemoryPublisher(IBus bus, BoundSources bound) : IMessagePublisher
{
    public async Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
    {
        if (message is SignedCommand command && !bound.MayTake(command.Source)) throw new NoRouteException(typeof(T).Name, command.Source);
        using var span = Tracing.Publish(typeof(T).Name);
        await bus.Publish(message, context =>
        {
            context.MessageId = messageId;
            context.TimeToLive = timeToLive;
            Tracing.Write(context.Headers);
        }, cancellationToken);
    }
}
