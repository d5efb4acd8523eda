using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    /// <summary>The latest major version that this was proven on.</summary>
    public const int NewestMajor = 18;

    const int OldestMajor = 12;

    readonly Func<CancellationToken, Task<LedgerConnection>> _open;
    LedgerConnection _connection;
    bool _attested;

    PostgresSession(LedgerConnection connection, Func<CancellationToken, Task<LedgerConnection>> open, AccessMode mode) =>
        (_connection, _open, Mode) = (connection, open, mode);

    /// <summary>How it sees what other sessions do.</summary>
    public AccessMode Mode { get; }

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <exception cref="SourceFailureException">It cannot connect, the server is too old, or a guard does not hold.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        Task<LedgerConnection> Connect(CancellationToken cancellation) => LedgerConnection.OpenAsync(options, ledger, clock, cancellation);
        var session = new PostgresSession(await Connect(ct), Connect, options.Mode);
        try
        {
            if (session.Major < OldestMajor)
                throw new SourceFailureException(Outcome.Unsupported, "server-too-old", $"PostgreSQL {OldestMajor} or later is needed");
            await SessionGuards.RaiseAsync(session._connection, ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one statement; in the mode hardened, what reads other sessions goes through the functions, once they are attested.</summary>
    /// <exception cref="SourceFailureException">It was refused, or the functions are not those that this version brought.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null)
    {
        var typed = parameter is null ? null : new NpgsqlParameter<int[]> { TypedValue = parameter };
        if (Mode is not AccessMode.Hardened || statement.Hardened is not { } hardened) return await _connection.QueryAsync(statement, read, ct, typed);
        if (!_attested && EvidenceFunctions.Refusal(await EvidenceFunctions.AttestAsync(this, ct)) is { } refusal) throw refusal;
        _attested = true;
        return await _connection.QueryAsync(hardened, read, ct, typed);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, string[] parameter, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        _connection.QueryAsync(statement, read, ct, new NpgsqlParameter<string[]> { TypedValue = parameter });

    /// <summary>Throws the connection away within its transaction, with whatever its server process keeps, and begins anew on another.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        await _connection.DisposeAsync();
        _attested = false;
        _connection = await _open(ct);
        await SessionGuards.RaiseAsync(_connection, ct);
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public Task CommitAsync(CancellationToken ct) => QueryAsync(SqlStatement.Commit, _ => true, ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
