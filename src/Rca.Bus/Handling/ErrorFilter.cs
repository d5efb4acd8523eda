using MassTransit;
using Microsoft.Extensions.Logging;
using Rca.Core;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>
/// What becomes of a message that its handler could not handle: it goes back to the broker when we are told to stop, waits when something else is away,
/// and otherwise rests in the error queue as it came, once whoever waits for it is answered. It is acknowledged only when it is kept elsewhere.
/// </summary>
/// <param name="queue">Where it came from.</param>
/// <param name="handler">Finds its handler, which may need the bus that is still being made.</param>
/// <param name="broker">Where it is kept; null inside of one process, where nobody could look after it.</param>
/// <param name="maySetAside">Whether there is a queue to wait in.</param>
/// <param name="metrics">Counts.</param>
/// <param name="logger">Log.</param>
sealed partial class ErrorFilter<T>(
    string queue, Func<IMessageHandler<T>> handler, BrokerKeep? broker, bool maySetAside, BusMetrics metrics, ILogger logger) : IFilter<ExceptionReceiveContext> where T : class
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is OperationCanceledException || context.CancellationToken.IsCancellationRequested) throw context.Exception;
        var failure = context.Exception as ScrubbedException ?? new ScrubbedException(typeof(T), context.Exception);
        if (failure.IsOutage && broker is not null)
        {
            if (!maySetAside) throw failure;
            await broker.KeepAsync(Entities.WaitQueue(queue), context, null, context.CancellationToken);
            metrics.Deferred(queue);
            return;
        }

        await GiveUpAsync(context);
        if (broker is not null) await broker.KeepAsync(Entities.ErrorQueue(queue), context, failure.Message, context.CancellationToken);
        metrics.Failed(queue);
        Log.Failed(logger, queue, Identity.Sha256(context.Body.GetBytes())[..16], failure.Message);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("error");

    async Task GiveUpAsync(ExceptionReceiveContext context)
    {
        try
        {
            await handler().GiveUpAsync(Body.Read<T>(new RawMessage(context.Body.GetBytes(), null)), context.CancellationToken);
        }
        catch (RejectedException)
        {
            // Nobody can be told whose it was.
        }
        catch (Exception e) when (e is not OperationCanceledException && !new ScrubbedException(typeof(T), e).IsOutage)
        {
            Log.Silent(logger, queue, e.GetType().Name);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "gave up a message of {Queue} ({Digest}): {Reason}")]
        public static partial void Failed(ILogger logger, string queue, string digest, string reason);

        [LoggerMessage(2, LogLevel.Warning, "could not answer for a message of {Queue} that is given up: {Fault}")]
        public static partial void Silent(ILogger logger, string queue, string fault);
    }
}
