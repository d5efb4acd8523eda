using Npgsql;
using Rca.Connectors.Postgres.Session;

namespace Rca.Connectors.Postgres.Capabilities.Rates;

/// <summary>Reads counters twice, in two transactions: within one the server shows the same numbers again.</summary>
static class TwoReadings
{
    // By the server's clock it is to be 5 s, so a little more by ours.
    static readonly TimeSpan Wanted = TimeSpan.FromSeconds(5.1);

    /// <summary>The second reading is null where no time is left for a window that makes a rate.</summary>
    public static async Task<(IReadOnlyList<T> First, IReadOnlyList<T>? Second)> TakeAsync<T>(
        PostgresSession session, VersionedStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var first = await session.QueryAsync(statement.For(session.Major), read, ct);
        var pause = session.Pauses.Allowed(Wanted);
        IReadOnlyList<T>? second = null;
        if (pause >= TimeSpan.FromSeconds(RateWindow.LeastSeconds))
        {
            await session.CommitAsync(ct);
            await session.Pauses.WaitAsync(pause, ct);
            await session.BeginAsync(ct);
            second = await session.QueryAsync(statement.For(session.Major), read, ct);
        }
        await session.CompleteAsync(ct);
        return (first, second);
    }
}
