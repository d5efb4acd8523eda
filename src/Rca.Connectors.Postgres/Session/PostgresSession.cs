using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    const int OldestMajor = 12;

    readonly LedgerConnection _connection;
    bool _attested;

    PostgresSession(LedgerConnection connection, AccessMode mode) => (_connection, Mode) = (connection, mode);

    /// <summary>How it sees what other sessions do.</summary>
    public AccessMode Mode { get; }

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <exception cref="SourceFailureException">It cannot connect, the server is too old, or a guard does not hold.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var session = new PostgresSession(await LedgerConnection.OpenAsync(options, ledger, clock, ct), options.Mode);
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
        if (Mode is not AccessMode.Hardened || statement.Hardened is not { } hardened) return await _connection.QueryAsync(statement, read, ct, parameter);
        if (!_attested && EvidenceFunctions.Refusal(await EvidenceFunctions.AttestAsync(this, ct)) is { } refusal) throw refusal;
        _attested = true;
        return await _connection.QueryAsync(hardened, read, ct, parameter);
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public Task CommitAsync(CancellationToken ct) => QueryAsync(SqlStatement.Commit, _ => true, ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
