namespace Rca.Core.Messaging;

/// <summary>The bus did not take a message in time.</summary>
public sealed class BusUnavailableException() : Exception("the message bus did not take the message in time");
