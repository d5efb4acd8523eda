using System.Diagnostics.Metrics;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>What the messages of each queue went through.</summary>
sealed class BusMetrics
{
    readonly Counter<long> _redelivered;
    readonly Counter<long> _deferred;
    readonly Counter<long> _failed;
    readonly Histogram<double> _age;
    readonly TimeProvider _clock;

    public BusMetrics(IMeterFactory meters, TimeProvider clock)
    {
        var meter = meters.Create(Rejections.MeterName);
        _redelivered = meter.CreateCounter<long>("rca.messages.redelivered", "{message}", "Messages that came again, because whoever had them died or gave them back.");
        _deferred = meter.CreateCounter<long>("rca.messages.deferred", "{message}", "Messages that wait to be tried again later, because the store or the bus was away.");
        _failed = meter.CreateCounter<long>("rca.messages.failed", "{message}", "Messages that were tried in vain and rest in an error queue.");
        _age = meter.CreateHistogram<double>("rca.messages.age", "s", "How long ago a message was published when it is handled first, to the second.");
        _clock = clock;
    }

    public void Received(string queue, Delivery delivery)
    {
        if (delivery.Redeliveries > 0) _redelivered.Add(1, Of(queue));
        else if (delivery.SentAt is { } sent) _age.Record(Math.Max(0, (_clock.GetUtcNow() - sent).TotalSeconds), Of(queue));
    }

    public void Deferred(string queue) => _deferred.Add(1, Of(queue));

    public void Failed(string queue) => _failed.Add(1, Of(queue));

    static KeyValuePair<string, object?> Of(string queue) => new("queue", queue);
}
