using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Rca.Core.Messaging;

namespace Rca.UnitTests.Testing;

/// <summary>A meter factory of its own, and what was counted with it.</summary>
sealed class RejectionCounts : IMeterFactory
{
    readonly MeterListener _listener = new();
    readonly ConcurrentBag<Meter> _meters = [];
    readonly ConcurrentQueue<(string Message, string Reason)> _counted = new();

    public RejectionCounts()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is Rejections.CounterName && _meters.Contains(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _counted.Enqueue(((string)tags[0].Value!, (string)tags[1].Value!)));
        _listener.Start();
        Rejections = new Rejections(this, Log);
    }

    public ListLogger<Rejections> Log { get; } = new();

    public Rejections Rejections { get; }

    public IReadOnlyList<(string Message, string Reason)> Counted => [.. _counted];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _listener.Dispose();
}
