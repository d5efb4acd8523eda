using Npgsql;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>Counters that are reset together, at one reading. A counter that this server does not have is null.</summary>
sealed record CounterSet(double? ResetEpoch, IReadOnlyDictionary<string, double?> Values)
{
    public static CounterSet Read(NpgsqlDataReader row, string reset, params IEnumerable<string> counters) =>
        new(Column.Number(row, reset), counters.ToDictionary(name => name, name => Column.Number(row, name), StringComparer.Ordinal));
}
