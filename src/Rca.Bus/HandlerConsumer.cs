using MassTransit;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>Hands a message to its handler. What the handler throws stays here: its text may hold what must not reach a log, a header or an error queue.</summary>
sealed class HandlerConsumer<T>(IMessageHandler<T> handler) : IConsumer<T> where T : class
{
    public async Task Consume(ConsumeContext<T> context)
    {
        try
        {
            await handler.HandleAsync(context.Message, context.CancellationToken);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new ScrubbedException(typeof(T), e);
        }
    }
}
