using System.Collections.Concurrent;
using Rca.Core.Messaging;

namespace Rca.IntegrationTests.Messaging;

/// <summary>A handler that does what a test says, and remembers what it was asked.</summary>
sealed class Scripted<T>(Func<T, Task> handle) : IMessageHandler<T> where T : class
{
    public ConcurrentQueue<T> Handled { get; } = new();

    public ConcurrentQueue<T> GivenUp { get; } = new();

    public async Task HandleAsync(T message, CancellationToken cancellationToken)
    {
        await handle(message);
        Handled.Enqueue(message);
    }

    public Task GiveUpAsync(T message, CancellationToken cancellationToken)
    {
        GivenUp.Enqueue(message);
        return Task.CompletedTask;
    }
}
