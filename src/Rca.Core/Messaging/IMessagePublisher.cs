namespace Rca.Core.Messaging;

/// <summary>The way onto the bus. Where a message goes follows from its type and, for a command, from its source.</summary>
public interface IMessagePublisher
{
    /// <summary>Publishes and waits until the bus has taken it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="messageId">What is published more than once carries the same id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="timeToLive">How long the bus may keep it before it is taken; null: for ever.</param>
    /// <exception cref="NoRouteException">Nobody has declared a queue for it.</exception>
    /// <exception cref="BusUnavailableException">The bus did not take it in time.</exception>
    Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class;
}
