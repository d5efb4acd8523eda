using MassTransit;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>
/// In place of the error queue, where messages are not redacted yet and so may not be kept: after an outage the broker keeps the message where it
/// was, and anything else is counted and dropped.
/// </summary>
sealed class DropFilter(Rejections rejections) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // Told to stop, or after an outage: thrown from here, it goes back to where it was.
        if (context.Exception is OperationCanceledException or ScrubbedException { IsOutage: true }) throw context.Exception;
        rejections.Add(nameof(RawMessage), context.Body.GetBytes(), new RejectedException(Rejection.Failed, $"its handling failed with {context.Exception.GetType().Name}"));
        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("drop");
}
