using System.Security.Authentication;
using RabbitMQ.Client.Exceptions;

namespace Rca.Bus.Administration;

/// <summary>Why a broker cannot be worked with, in our own words.</summary>
public sealed class BrokerAccessException : Exception
{
    const ushort NotAllowed = 530;

    BrokerAccessException(string what, string cure) : base($"{what}: {cure}") => (What, Cure) = (what, cure);

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>What to do.</summary>
    public string Cure { get; }

    internal static BrokerAccessException Of(Exception e)
    {
        var causes = Causes(e).ToList();
        if (causes.Any(c => c is AuthenticationFailureException or PossibleAuthenticationFailureException))
            return new("it refuses the account", "are name and password right (percent-encoded in the address), and may it connect from here?");
        if (causes.OfType<OperationInterruptedException>().Any(c => c.ShutdownReason?.ReplyCode == NotAllowed))
            return new("it does not let the account into the virtual host", "is the virtual host there (the path of the address), and has the account permissions in it?");
        return causes.Any(c => c is AuthenticationException)
            ? new("TLS fails", "is its certificate made for this host name, not expired, and signed by an authority that this machine trusts?")
            : new("nothing answers there that takes us", "is the broker up, are host, port and amqp or amqps right, and is the virtual host (the path of the address) there?");
    }

    static IEnumerable<Exception> Causes(Exception e) => e switch
    {
        AggregateException all => all.InnerExceptions.SelectMany(Causes).Prepend(e),
        { InnerException: { } inner } => Causes(inner).Prepend(e),
        _ => [e],
    };
}
