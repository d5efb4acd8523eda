using Rca.Contracts;
using Rca.Core;

namespace Rca.Pipeline.Intake;

/// <summary>Accepts incidents: redacts, then hands over. It takes no more at once than it can finish.</summary>
sealed class IncidentDesk(IncidentRedactor redactor, IInbox inbox) : IDisposable
{
    const int AtOnce = 64;
    readonly SemaphoreSlim _places = new(AtOnce);

    /// <returns>The id of the incident.</returns>
    /// <exception cref="IntakeException">All places are taken (503).</exception>
    /// <exception cref="Core.Messaging.BusUnavailableException">It could not be accepted now.</exception>
    public async Task<string> AcceptAsync(IncidentReported reported, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(0, cancellationToken)) throw new IntakeException(503, "", "too many reports at once: send it again");
        try
        {
            var incident = redactor.Redact(reported);
            await inbox.AcceptAsync(incident, cancellationToken);
            return Identity.Incident(incident);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
