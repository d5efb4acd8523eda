using Npgsql;
using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>Counters that are read with one statement, and the reading that the next one is compared with.</summary>
sealed class Counters<T>(Baselines baselines, VersionedStatement statement, Func<NpgsqlDataReader, T> read, TimeProvider clock) : ICounters
{
    // By the server's clock it is to be 5 s, so a little more by ours.
    static readonly TimeSpan Wanted = TimeSpan.FromSeconds(5.1);
    static readonly TimeSpan Least = TimeSpan.FromSeconds(RateWindow.LeastSeconds);

    // A rate over a longer time is not one of now.
    static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);

    (IReadOnlyList<T> Rows, long At)? _baseline;

    public bool HasBaseline => Age < Oldest;

    TimeSpan Age => _baseline is { } baseline ? clock.GetElapsedTime(baseline.At) : TimeSpan.MaxValue;

    public async Task ReadBaselineAsync(PostgresSession session, CancellationToken ct) => _baseline = (await ReadAsync(session, ct), clock.GetTimestamp());

    /// <summary>
    /// Two readings in two transactions, for within one the server shows the same numbers again. The second is null where no time is left for a window
    /// that makes a rate. It ends the last transaction.
    /// </summary>
    public async Task<(IReadOnlyList<T> First, IReadOnlyList<T>? Second)> ReadTwiceAsync(PostgresSession session, CancellationToken ct)
    {
        var hasBaseline = HasBaseline;
        var age = hasBaseline ? Age : TimeSpan.Zero;
        var pause = session.Pauses.Allowed(Wanted - age);
        if (age + pause < Least) return (await ReadLastAsync(session, ct), null);
        if (!hasBaseline)
        {
            await ReadBaselineAsync(session, ct);
            await baselines.ReadOthersAsync(session, ct);
        }

        var first = _baseline!.Value.Rows;
        if (pause > TimeSpan.Zero) await session.PauseAsync(pause, ct);
        return (first, await ReadLastAsync(session, ct));
    }

    async Task<IReadOnlyList<T>> ReadLastAsync(PostgresSession session, CancellationToken ct)
    {
        var rows = await ReadAsync(session, ct);
        await session.CompleteAsync(ct);
        return rows;
    }

    Task<IReadOnlyList<T>> ReadAsync(PostgresSession session, CancellationToken ct) => session.QueryAsync(statement.For(session.Major), read, ct);
}
