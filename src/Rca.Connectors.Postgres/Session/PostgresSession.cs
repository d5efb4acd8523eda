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

    readonly Connections _connections;
    readonly string _address;
    readonly Ledger _ledger;
    readonly TimeProvider _clock;
    readonly CostMeter _cost;
    LedgerConnection _connection;
    bool _attested;
    bool _isAsOpened;
    bool _hasFailed;

    PostgresSession(LedgerConnection connection, Connections connections, string address, Ledger ledger, AccessMode mode, Pauses pauses, TimeProvider clock) =>
        (_connection, _connections, _address, _ledger, Mode, Pauses, _clock, _cost) = (connection, connections, address, ledger, mode, pauses, clock, new CostMeter(clock));

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

    /// <summary>Now, by our clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Whether code of users' may run in it: then nothing else is asked on its connection afterwards.</summary>
    public bool RunsUserCode { get; init; }

    /// <summary>On the connection that was kept from the collection before, if there is one that still holds; else on a new one.</summary>
    /// <exception cref="SourceFailureException">It cannot connect, the server is too old, or a guard does not hold.</exception>
    public static async Task<PostgresSession> OpenAsync(
        PostgresOptions options, Connections connections, Ledger ledger, TimeProvider clock, CancellationToken ct,
        Pauses? pauses = null, bool runsUserCode = false)
    {
        pauses ??= new Pauses(time: null, SourceLimits.Default.NoProgress, clock);
        var address = options.Connection();
        if (await connections.TakeAsync(address, ledger) is { } kept)
        {
            try
            {
                return await BeginAsync(kept);
            }
            catch (SourceFailureException e) when (e is { Outcome: Outcome.Unreachable, IsFull: false })
            {
                // It ended while nobody used it, which says nothing of the server as it is now.
            }
        }

        return await BeginAsync(await connections.OpenAsync(address, ledger, pauses, ct));

        async Task<PostgresSession> BeginAsync(LedgerConnection connection)
        {
            var session = new PostgresSession(connection, connections, address, ledger, options.Mode, pauses, clock) { RunsUserCode = runsUserCode };
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
    }

    /// <summary>
    /// Runs one statement; in the mode hardened, what reads other sessions goes through the functions, once they are attested. Where they are not, what is
    /// known without them still comes.
    /// </summary>
    /// <exception cref="SourceFailureException">It was refused, or it needs functions that are not those that this version brought.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null)
    {
        if (Mode is AccessMode.Hardened && statement.Hardened is { } hardened)
        {
            var refusal = _attested ? null : EvidenceFunctions.Refusal(await EvidenceFunctions.AttestAsync(this, ct));
            if (refusal is not null && !statement.WorksWithoutFunctions) throw refusal;
            if (refusal is null) (_attested, statement) = (true, hardened);
        }

        return await RunAsync(statement, read, parameter is null ? null : new NpgsqlParameter<int[]> { TypedValue = parameter }, ct);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, string[] parameter, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        RunAsync(statement, read, new NpgsqlParameter<string[]> { TypedValue = parameter }, ct);

    /// <summary>Takes note of what the server's clock showed since a time of ours.</summary>
    public void SawClock(DateTimeOffset sent, double epoch)
    {
        // A server's own number: what is no time that we can have tells nothing.
        if (epoch is not (> 0 and < int.MaxValue)) return;
        var at = DateTimeOffset.UnixEpoch.AddSeconds(epoch);
        _ledger.SawClock(sent, Now, at, at);
    }

    /// <summary>Begins a transaction, with all guards. The first one is begun on opening.</summary>
    /// <exception cref="SourceFailureException">A guard does not hold.</exception>
    public Task BeginAsync(CancellationToken ct)
    {
        _cost.Began();
        _isAsOpened = false;
        return SessionGuards.RaiseAsync(this, ct);
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await QueryAsync(SqlStatement.Commit, _ => true, ct);
        _cost.Ended();
        _isAsOpened = !_hasFailed && !RunsUserCode;
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
        await _connections.DiscardAsync(_connection);
        _cost.Ended();
        _attested = false;
        _connection = await _connections.OpenAsync(_address, _ledger, Pauses, ct);
        await BeginAsync(ct);
    }

    /// <summary>Keeps the connection for the next collection where nothing is left on it, and discards it where something may be.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_isAsOpened) return _connections.DiscardAsync(_connection);
        _connections.Keep(_connection);
        return ValueTask.CompletedTask;
    }

    async Task<IReadOnlyList<T>> RunAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, NpgsqlParameter? parameter, CancellationToken ct)
    {
        _cost.Count(statement);
        try
        {
            return await _connection.QueryAsync(statement, read, ct, parameter);
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }
}
