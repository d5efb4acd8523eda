using Rca.Contracts;

namespace Rca.Pipeline.Intake;

/// <summary>Where an accepted incident goes: what is acknowledged is durable.</summary>
public interface IInbox
{
    /// <param name="incident">What was reported, redacted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.Messaging.BusUnavailableException">It could not be accepted now; the sender should try again.</exception>
    Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken);
}
