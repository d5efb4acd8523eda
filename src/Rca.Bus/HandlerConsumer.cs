using System.Text.Json;
using MassTransit;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>
/// Hands a message to its handler. What the handler throws stays here: its text may hold what must not reach a log, a header or an error queue.
/// A message that is rejected is counted and acknowledged, so that it is gone.
/// </summary>
sealed class HandlerConsumer<T>(IMessageHandler<T> handler, Rejections rejections) : IConsumer<RawMessage> where T : class
{
    public async Task Consume(ConsumeContext<RawMessage> context)
    {
        try
        {
            await handler.HandleAsync(Read(context.Message), context.CancellationToken);
        }
        catch (RejectedException e)
        {
            rejections.Add(typeof(T).Name, context.Message.Body.Span, e);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new ScrubbedException(typeof(T), e);
        }
    }

    static T Read(RawMessage message)
    {
        if (message is T raw) return raw;
        try
        {
            return JsonSerializer.Deserialize<T>(message.Body.Span, WireJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RejectedException(Rejection.Malformed, $"it is not the JSON of {typeof(T).Name}");
        }
    }
}
