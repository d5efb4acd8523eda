namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>Two readings with a row a database; the second is null where there was no time for one.</summary>
sealed class DatabaseReadings<T>(IReadOnlyList<T> first, IReadOnlyList<T>? second) where T : class, IDatabaseRow
{
    // The statements ask for one more than is kept, to know of the cut.
    const int Most = 20;

    readonly Dictionary<long, T> _earlier = first.ToDictionary(row => row.Oid);

    public RateWindow Window { get; } = new(first[0].Server, second?[0].Server);

    /// <summary>The row with what is the server's at the last reading.</summary>
    public T Last => (second ?? first)[0];

    public bool IsCut => (second ?? first).Count > Most;

    /// <summary>What counters of the whole server come to.</summary>
    public CounterRates OfServer(Func<T, CounterSet> counters) => new(Window, counters(first[0]), second is null ? null : counters(second[0]));

    /// <summary>One piece a database, of its row and of what its counters come to.</summary>
    public IReadOnlyList<TEvidence> Select<TEvidence>(Func<T, CounterRates, TEvidence> evidence) =>
        [.. (second ?? first).Take(Most).Select(row => evidence(row, Rates(row)))];

    CounterRates Rates(T row) => new(Window, _earlier.GetValueOrDefault(row.Oid)?.Database, second is null ? null : row.Database);
}
