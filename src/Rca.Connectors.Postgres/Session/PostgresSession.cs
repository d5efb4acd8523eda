using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    const int OldestMajor = 12;
    const int TransactionTimeoutMajor = 17;

    readonly LedgerConnection _connection;

    PostgresSession(LedgerConnection connection) => _connection = connection;

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <exception cref="SourceFailureException">It cannot connect, or the server is too old.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var session = new PostgresSession(await LedgerConnection.OpenAsync(options, ledger, clock, ct));
        try
        {
            if (session.Major < OldestMajor)
                throw new SourceFailureException(Outcome.Unsupported, "server-too-old", $"PostgreSQL {OldestMajor} or later is needed");
            await session.BeginAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null) =>
        _connection.QueryAsync(statement, read, ct, parameter);

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public Task CommitAsync(CancellationToken ct) => RunAsync(SqlStatement.Commit, ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    async Task BeginAsync(CancellationToken ct)
    {
        await RunAsync(SqlStatement.Begin, ct);
        foreach (var guard in SqlStatement.Guards) await RunAsync(guard, ct);
        if (Major < TransactionTimeoutMajor) return;
        foreach (var guard in SqlStatement.GuardsFrom17) await RunAsync(guard, ct);
    }

    Task<IReadOnlyList<bool>> RunAsync(SqlStatement statement, CancellationToken ct) => QueryAsync(statement, _ => true, ct);
}
