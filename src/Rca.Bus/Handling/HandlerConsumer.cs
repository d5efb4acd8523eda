using MassTransit;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>
/// Hands a message to its handler. What the handler throws stays here: its text may hold what must not reach a log, a header or an error queue.
/// A message that is rejected is counted and acknowledged, so that it is gone; only what is proven to be of an author of ours may be kept.
/// </summary>
sealed class HandlerConsumer<T>(string queue, IMessageHandler<T> handler, Rejections rejections, BusMetrics metrics) : IConsumer<RawMessage> where T : class
{
    public async Task Consume(ConsumeContext<RawMessage> context)
    {
        var delivery = Delivery.Of(context.ReceiveContext);
        using var span = Tracing.Receive(typeof(T).Name, delivery.Parent);
        if (context.GetRetryAttempt() == 0) metrics.Received(queue, delivery);
        if (delivery.Redeliveries > Delivery.MostRedeliveries) throw ScrubbedException.TooOften(typeof(T), delivery.Redeliveries);
        try
        {
            await handler.HandleAsync(Body.Read<T>(context.Message), context.CancellationToken);
        }
        catch (RejectedException e)
        {
            rejections.Add(typeof(T).Name, context.Message.Body.Span, e);
            if (e.IsAuthentic) throw ScrubbedException.Unreadable(typeof(T));
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new ScrubbedException(typeof(T), e);
        }
    }
}
