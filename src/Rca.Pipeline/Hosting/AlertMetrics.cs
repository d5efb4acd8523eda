using System.Diagnostics.Metrics;

namespace Rca.Pipeline.Hosting;

/// <summary>Counts alerts that nothing is collected for, so that a route that is missing, or drops too much, is seen.</summary>
sealed class AlertMetrics
{
    public const string MeterName = "Rca.Pipeline";

    readonly Counter<long> _dropped;
    readonly Counter<long> _unrouted;

    public AlertMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _dropped = meter.CreateCounter<long>("rca.alerts.dropped", "{alert}", "Alerts that a route drops.");
        _unrouted = meter.CreateCounter<long>("rca.alerts.unrouted", "{alert}", "Alerts that no route wants.");
    }

    public void Count(int dropped, int unrouted)
    {
        if (dropped > 0) _dropped.Add(dropped);
        if (unrouted > 0) _unrouted.Add(unrouted);
    }
}
