using System.Diagnostics.Metrics;
using Rca.Pipeline.Hosting;

namespace Rca.UnitTests.Testing;

/// <summary>The alert metrics of one test alone, and what they have counted.</summary>
sealed class CountedAlerts : IMeterFactory
{
    readonly MeterListener _listener = new();
    readonly Meter _meter;

    public CountedAlerts()
    {
        _meter = new Meter(AlertMetrics.MeterName, version: null, tags: null, scope: this);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name is "rca.alerts.dropped") Dropped += value;
            if (instrument.Name is "rca.alerts.unrouted") Unrouted += value;
        });
        _listener.Start();
        Alerts = new AlertMetrics(this);
    }

    public AlertMetrics Alerts { get; }

    public long Dropped { get; private set; }

    public long Unrouted { get; private set; }

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
