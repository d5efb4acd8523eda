using Rca.Contracts;
using Rca.Core;

namespace Rca.Pipeline.Intake;

/// <summary>Where an accepted incident goes: what is acknowledged is durable.</summary>
public interface IInbox
{
    /// <summary>The id of the message that a report is published as: the same however often that is.</summary>
    static Guid MessageId(IncidentReported report) =>
        Identity.MessageId(report.ResolvedAt is null ? "incident" : "resolved", Identity.Incident(report));

    /// <param name="incident">What was reported, redacted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.Messaging.BusUnavailableException">It could not be accepted now; the sender should try again.</exception>
    Task AcceptAsync(IncidentReported incident, CancellationToken cancellationToken);
}
