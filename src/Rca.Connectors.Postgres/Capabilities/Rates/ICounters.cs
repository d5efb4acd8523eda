using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>Counters of whatever kind, for who reads them with others.</summary>
interface ICounters
{
    /// <summary>Whether a second reading could be compared with an earlier one now.</summary>
    bool HasBaseline { get; }

    Task ReadBaselineAsync(PostgresSession session, CancellationToken ct);
}
