namespace Rca.Core.Messaging;

/// <summary>What one role does with one kind of message. It may be called again with the same message at any time.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IMessageHandler<in T> where T : class
{
    /// <summary>Handles the message; when it throws, the message is delivered again.</summary>
    /// <exception cref="RejectedException">The message is not to be handled at all: it is counted and dropped.</exception>
    Task HandleAsync(T message, CancellationToken cancellationToken);
}
