using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>That a handler failed, and with which types of exception; never with their text.</summary>
sealed class ScrubbedException : Exception
{
    const int LongestChain = 5;

    public ScrubbedException(Type message, Exception cause) : base($"the handler of {message.Name} failed: {string.Join(" < ", Chain(cause).Select(e => e.GetType().Name))}") =>
        IsOutage = Chain(cause).Any(e => e is DbException { IsTransient: true } or SocketException or IOException or TimeoutException or BusUnavailableException or NoRouteException);

    ScrubbedException(string words) : base(words) => IsFinal = true;

    /// <summary>Whether something that the handler needs is away, rather than something wrong with the message.</summary>
    public bool IsOutage { get; }

    /// <summary>Whether to try again is of no use.</summary>
    public bool IsFinal { get; }

    public static ScrubbedException TooOften(Type message, long redeliveries) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the {message.Name} came back {redeliveries} times: whoever handled it died or gave it back, so it is not handled again"));

    public static ScrubbedException Unreadable(Type message) => new($"the {message.Name} is signed as it should be and cannot be read: its sender may be of another version");

    static IEnumerable<Exception> Chain(Exception cause)
    {
        var length = 0;
        for (var e = cause; e is not null && length < LongestChain; e = e.InnerException, length++) yield return e;
    }
}
