namespace Rca.Core.Messaging;

/// <summary>What one role does with one kind of message. It may be called again with the same message at any time.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IMessageHandler<in T> where T : class
{
    /// <summary>Handles the message; when it throws, the message is delivered again.</summary>
    /// <exception cref="RejectedException">The message is not to be handled at all: it is counted and dropped.</exception>
    Task HandleAsync(T message, CancellationToken cancellationToken);

    /// <summary>
    /// The message was tried often enough and is not tried again: answers whoever waits for it. Like any message it may be given up more than once.
    /// </summary>
    /// <exception cref="RejectedException">The message is not one to answer for.</exception>
    Task GiveUpAsync(T message, CancellationToken cancellationToken) => Task.CompletedTask;
}
