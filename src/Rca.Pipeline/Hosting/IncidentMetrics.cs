using System.Diagnostics.Metrics;
using Rca.Contracts;

namespace Rca.Pipeline.Hosting;

/// <summary>Counts incidents from their acceptance to their manifest.</summary>
sealed class IncidentMetrics
{
    readonly Counter<long> _accepted;
    readonly Counter<long> _sealed;
    readonly Counter<long> _items;
    readonly Histogram<double> _timeToSeal;

    public IncidentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(AlertMetrics.MeterName);
        _accepted = meter.CreateCounter<long>("rca.incidents.accepted", "{incident}", "Reports that were accepted; one that is sent again counts again.");
        _sealed = meter.CreateCounter<long>("rca.incidents.sealed", "{incident}", "Manifests that were sealed.");
        _items = meter.CreateCounter<long>("rca.items", "{item}", "Items of sealed manifests, by outcome.");
        _timeToSeal = meter.CreateHistogram<double>("rca.incidents.time_to_seal", "s", "From the acceptance of an incident to its sealed manifest, by the store's clock.");
    }

    public void Accepted() => _accepted.Add(1);

    public void Sealed(TimeSpan after, IEnumerable<Outcome> outcomes)
    {
        _sealed.Add(1);
        _timeToSeal.Record(after.TotalSeconds);
        foreach (var (outcome, count) in outcomes.CountBy(o => o)) _items.Add(count, KeyValuePair.Create("outcome", (object?)WireJson.Word(outcome)));
    }
}
