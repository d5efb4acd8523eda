namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>One row a database, with the server's counters in each.</summary>
interface IDatabaseRow
{
    ServerPoint Server { get; }

    long Oid { get; }

    CounterSet Database { get; }
}
