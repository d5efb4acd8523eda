using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    /// <summary>The latest major version that this was proven on.</summary>
    public const int NewestMajor = 18;

    const int OldestMajor = 12;
    const int TransactionTimeoutMajor = 17;

    readonly Func<CancellationToken, Task<LedgerConnection>> _open;
    LedgerConnection _connection;

    PostgresSession(LedgerConnection connection, Func<CancellationToken, Task<LedgerConnection>> open) => (_connection, _open) = (connection, open);

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <exception cref="SourceFailureException">It cannot connect, or the server is too old.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        Task<LedgerConnection> Connect(CancellationToken cancellation) => LedgerConnection.OpenAsync(options, ledger, clock, cancellation);
        var session = new PostgresSession(await Connect(ct), Connect);
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
        _connection.QueryAsync(statement, read, ct, parameter is null ? null : new NpgsqlParameter<int[]> { TypedValue = parameter });

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, string[] parameter, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        _connection.QueryAsync(statement, read, ct, new NpgsqlParameter<string[]> { TypedValue = parameter });

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public Task CommitAsync(CancellationToken ct) => RunAsync(SqlStatement.Commit, ct);

    /// <summary>Throws the connection away within its transaction, with whatever its server process keeps, and begins anew on another.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        await _connection.DisposeAsync();
        _connection = await _open(ct);
        await BeginAsync(ct);
    }

    /// <summary>The values of the guards as view_check.sql lists them.</summary>
    public string Guards => string.Join('|', GuardsHere.Select(guard => guard.Text.Split(" = ")[1].Trim('\'')).Append("on"));

    IEnumerable<SqlStatement> GuardsHere => Major < TransactionTimeoutMajor ? SqlStatement.Guards : SqlStatement.Guards.Concat(SqlStatement.GuardsFrom17);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    async Task BeginAsync(CancellationToken ct)
    {
        await RunAsync(SqlStatement.Begin, ct);
        foreach (var guard in GuardsHere) await RunAsync(guard, ct);
    }

    Task<IReadOnlyList<bool>> RunAsync(SqlStatement statement, CancellationToken ct) => QueryAsync(statement, _ => true, ct);
}
