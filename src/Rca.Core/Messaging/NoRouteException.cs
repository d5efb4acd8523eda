namespace Rca.Core.Messaging;

/// <summary>A message that must be taken by a queue found none.</summary>
/// <param name="messageType">The type of the message.</param>
/// <param name="routingKey">Its routing key; empty when it has none.</param>
public sealed class NoRouteException(string messageType, string routingKey)
    : Exception($"no queue is bound for {messageType} with routing key '{routingKey}'");
