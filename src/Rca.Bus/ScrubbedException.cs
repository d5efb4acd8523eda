using System.Data.Common;
using System.Net.Sockets;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>That a handler failed, and with which types of exception; never with their text.</summary>
sealed class ScrubbedException : Exception
{
    const int LongestChain = 5;

    public ScrubbedException(Type message, Exception cause) : base($"the handler of {message.Name} failed: {string.Join(" < ", Chain(cause).Select(e => e.GetType().Name))}") =>
        IsOutage = Chain(cause).Any(e => e is DbException { IsTransient: true } or SocketException or IOException or TimeoutException or BusUnavailableException or NoRouteException);

    /// <summary>Whether something that the handler needs is away, rather than something wrong with the message.</summary>
    public bool IsOutage { get; }

    static IEnumerable<Exception> Chain(Exception cause)
    {
        var length = 0;
        for (var e = cause; e is not null && length < LongestChain; e = e.InnerException, length++) yield return e;
    }
}
