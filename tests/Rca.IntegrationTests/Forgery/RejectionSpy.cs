using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Rca.Core.Messaging;

namespace Rca.IntegrationTests.Forgery;

/// <summary>What one host counted as rejected, as message and reason.</summary>
sealed class RejectionSpy : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentQueue<string> _counted = new();

    public RejectionSpy(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is Rejections.CounterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _counted.Enqueue($"{tags[0].Value} {tags[1].Value}"));
        _listener.Start();
    }

    public IReadOnlyList<string> Counted => [.. _counted];

    public void Dispose() => _listener.Dispose();
}
