using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>How often each key came.</summary>
sealed class Counter<T> where T : notnull
{
    readonly Dictionary<T, long> _counts = [];

    /// <summary>By key, so that the order is that of no list.</summary>
    public IEnumerable<(T Key, Quantity Count)> Sorted => _counts.OrderBy(c => c.Key).Select(c => (c.Key, Quantity.Of(c.Value)));

    public void Add(T key) => _counts[key] = _counts.GetValueOrDefault(key) + 1;
}
