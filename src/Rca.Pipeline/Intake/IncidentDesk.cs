using Rca.Contracts;
using Rca.Core;
using Rca.Core.Planning;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Intake;

/// <summary>Accepts incidents: redacts, then hands over what is not dropped. It takes no more at once than it can finish.</summary>
sealed partial class IncidentDesk(IncidentRedactor redactor, Router router, IInbox inbox, AlertMetrics metrics, IncidentMetrics incidents, ILogger<IncidentDesk> logger) : IDisposable
{
    const int AtOnce = 64;
    readonly SemaphoreSlim _places = new(AtOnce);

    /// <exception cref="IntakeException">All places are taken (503).</exception>
    /// <exception cref="Core.Messaging.BusUnavailableException">It could not be accepted now.</exception>
    public async Task<Acceptance> AcceptAsync(IncidentReported reported, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(0, cancellationToken)) throw new IntakeException(503, "", "too many reports at once: send it again");
        try
        {
            // Routed as it is published, so that the planner finds the same.
            var incident = redactor.Redact(reported);
            var id = Identity.Incident(incident);
            if (incident.ResolvedAt is not null)
            {
                await inbox.AcceptAsync(incident, cancellationToken);
                return new Acceptance(null, []);
            }

            var decisions = incident.Alerts.Select(a => router.Decide(a).Decision).ToList();
            if (router.Drops(incident))
            {
                metrics.Count(incident.Alerts.Count, 0);
                Log.Dropped(logger, id, incident.Alerts.Count);
                return new Acceptance(null, decisions);
            }

            await inbox.AcceptAsync(incident, cancellationToken);
            incidents.Accepted();
            return new Acceptance(id, decisions);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "dropped {Incident}: each of its {Alerts} alerts is matched by a route that drops")]
        public static partial void Dropped(ILogger logger, string incident, int alerts);
    }
}
