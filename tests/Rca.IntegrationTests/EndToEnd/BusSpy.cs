using System.Collections.Concurrent;
using MassTransit;
using Rca.Contracts;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>Sees every message that is published, and the bytes of every message that is delivered.</summary>
sealed class BusSpy : IPublishObserver, IReceiveObserver
{
    readonly ConcurrentQueue<object> _published = new();
    readonly ConcurrentQueue<string> _bodies = new();

    public IReadOnlyList<object> Published => [.. _published];

    public IReadOnlyList<CapturedEvidence> Captured => [.. _published.OfType<CapturedEvidence>()];

    /// <summary>Message bodies as they are on the wire.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

    public Task PrePublish<T>(PublishContext<T> context) where T : class
    {
        _published.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;

    public Task PreReceive(ReceiveContext context)
    {
        _bodies.Enqueue(context.Body.GetString());
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
