using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction at a time.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    /// <summary>The latest major version that this was proven on.</summary>
    public const int NewestMajor = 18;

    const int OldestMajor = 12;

    readonly Func<CancellationToken, Task<LedgerConnection>> _open;
    readonly CostMeter _cost;
    LedgerConnection _connection;
    bool _attested;

    PostgresSession(LedgerConnection connection, Func<CancellationToken, Task<LedgerConnection>> open, AccessMode mode, Pauses pauses, TimeProvider clock) =>
        (_connection, _open, Mode, Pauses, _cost) = (connection, open, mode, pauses, new CostMeter(clock));

    /// <summary>How it sees what other sessions do.</summary>
    public AccessMode Mode { get; }

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <summary>How long may be waited between two transactions.</summary>
    public Pauses Pauses { get; }

    /// <summary>What this session has cost the server so far.</summary>
    public SelfCost Cost => _cost.Total();

    /// <exception cref="SourceFailureException">It cannot connect, the server is too old, or a guard does not hold.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct, Pauses? pauses = null)
    {
        pauses ??= new Pauses(time: null, SourceLimits.Default.NoProgress, clock);
        Task<LedgerConnection> Connect(CancellationToken cancellation) => LedgerConnection.OpenAsync(options, ledger, clock, cancellation);
        var session = new PostgresSession(await Connect(ct), Connect, options.Mode, pauses, clock);
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

    /// <summary>Runs one statement; in the mode hardened, what reads other sessions goes through the functions, once they are attested.</summary>
    /// <exception cref="SourceFailureException">It was refused, or the functions are not those that this version brought.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null)
    {
        if (Mode is AccessMode.Hardened && statement.Hardened is { } hardened)
        {
            if (!_attested && EvidenceFunctions.Refusal(await EvidenceFunctions.AttestAsync(this, ct)) is { } refusal) throw refusal;
            (_attested, statement) = (true, hardened);
        }

        return await RunAsync(statement, read, parameter is null ? null : new NpgsqlParameter<int[]> { TypedValue = parameter }, ct);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, string[] parameter, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        RunAsync(statement, read, new NpgsqlParameter<string[]> { TypedValue = parameter }, ct);

    /// <summary>Begins a transaction, with all guards. The first one is begun on opening.</summary>
    /// <exception cref="SourceFailureException">A guard does not hold.</exception>
    public Task BeginAsync(CancellationToken ct)
    {
        _cost.Began();
        return SessionGuards.RaiseAsync(this, ct);
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await QueryAsync(SqlStatement.Commit, _ => true, ct);
        _cost.Ended();
    }

    /// <summary>Ends the last transaction, and asks the server before what it cost.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        _cost.Told((await QueryAsync(SqlStatement.SelfCost, SelfCostRow.Read, ct)).Single());
        await CommitAsync(ct);
    }

    /// <summary>Throws the connection away within its transaction, with whatever its server process keeps, and begins anew on another.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        await _connection.DisposeAsync();
        _cost.Ended();
        _attested = false;
        _connection = await _open(ct);
        await BeginAsync(ct);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    Task<IReadOnlyList<T>> RunAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, NpgsqlParameter? parameter, CancellationToken ct)
    {
        _cost.Count(statement);
        return _connection.QueryAsync(statement, read, ct, parameter);
    }
}
