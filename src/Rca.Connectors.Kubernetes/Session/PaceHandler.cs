using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>Waits for the turn of each request: all collections of one source share a pace.</summary>
sealed class PaceHandler(Pace pace, TimeLeft? time) : DelegatingHandler
{
    /// <summary>
    /// Twenty a second after a burst of sixty: of that kind are the defaults of the API's own clients, and a server with priority and fairness expects no more
    /// of one.
    /// </summary>
    public static Pace NewPace(TimeProvider clock) => new(perMinute: 1_200, burst: 60, clock);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var turn = await pace.WaitAsync(time?.Left ?? TimeSpan.MaxValue, cancellationToken);
        if (!turn.IsAcquired) throw SourceFailureException.Throttled("own-request-rate",
            "the requests of other collections of this source take until after the time budget", wait: null);
        return await base.SendAsync(request, cancellationToken);
    }
}
