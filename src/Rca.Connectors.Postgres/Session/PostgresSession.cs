using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One guarded, read-only transaction at a time, each on the source's one connection.</summary>
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
    LedgerConnection? _held;
    bool _attested;
    bool _isAsOpened;
    bool _hasFailed;

    PostgresSession(Connections connections, string address, Ledger ledger, AccessMode mode, Pauses pauses, TimeProvider clock) =>
        (_connections, _address, _ledger, Mode, Pauses, _clock, _cost) = (connections, address, ledger, mode, pauses, clock, new CostMeter(clock));

    /// <summary>How it sees what other sessions do.</summary>
    public AccessMode Mode { get; }

    /// <summary>The major version of the server.</summary>
    public int Major => Connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => Connection.ProcessId;

    /// <summary>How long may be waited between two transactions.</summary>
    public Pauses Pauses { get; }

    /// <summary>What this session has cost the server so far.</summary>
    public SelfCost Cost => _cost.Total();

    /// <summary>Now, by our clock.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Whether code of users' may run in it: then nothing else is asked on its connection afterwards.</summary>
    public bool RunsUserCode { get; init; }

    LedgerConnection Connection => _held ?? throw new InvalidOperationException("the session has given its connection back");

    /// <summary>On the connection that was kept from the collection before, if there is one that still holds; else on a new one.</summary>
    /// <exception cref="SourceFailureException">It cannot connect, the server is too old, or a guard does not hold.</exception>
    public static async Task<PostgresSession> OpenAsync(
        PostgresOptions options, Connections connections, Ledger ledger, TimeProvider clock, CancellationToken ct,
        Pauses? pauses = null, bool runsUserCode = false)
    {
        pauses ??= new Pauses(time: null, SourceLimits.Default.NoProgress, clock);
        var session = new PostgresSession(connections, options.Connection(), ledger, options.Mode, pauses, clock) { RunsUserCode = runsUserCode };
        try
        {
            await session.ConnectAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
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

    /// <summary>Ends the transaction, lets other collections have the connection for a while, and begins anew.</summary>
    /// <exception cref="SourceFailureException">It cannot connect any more, or a guard does not hold.</exception>
    public async Task PauseAsync(TimeSpan pause, CancellationToken ct)
    {
        await CommitAsync(ct);
        await DisposeAsync();
        await Pauses.WaitAsync(pause, ct);
        await ConnectAsync(ct);
    }

    /// <summary>Throws the connection away within its transaction, with whatever its server process keeps, and begins anew on another.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        _cost.Ended();
        await DisposeAsync();
        await ConnectAsync(ct);
    }

    /// <summary>Keeps the connection for the next collection where nothing is left on it, and discards it where something may be.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_held is not { } connection) return;
        _held = null;
        if (_isAsOpened) _connections.Keep(connection);
        else await _connections.DiscardAsync(connection);
    }

    async Task ConnectAsync(CancellationToken ct)
    {
        while (true)
        {
            (_held, var wasKept) = await _connections.TakeAsync(_address, _ledger, Pauses, ct);
            _attested = _hasFailed = false;
            try
            {
                if (Major < OldestMajor)
                    throw new SourceFailureException(Outcome.Unsupported, "server-too-old", $"PostgreSQL {OldestMajor} or later is needed");
                await BeginAsync(ct);
                return;
            }
            catch (SourceFailureException e) when (wasKept && e is { Outcome: Outcome.Unreachable, IsFull: false })
            {
                // It ended while nobody used it, which says nothing of the server as it is now.
                await DisposeAsync();
            }
        }
    }

    Task BeginAsync(CancellationToken ct)
    {
        _cost.Began();
        _isAsOpened = false;
        return SessionGuards.RaiseAsync(this, ct);
    }

    async Task<IReadOnlyList<T>> RunAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, NpgsqlParameter? parameter, CancellationToken ct)
    {
        _cost.Count(statement);
        try
        {
            return await Connection.QueryAsync(statement, read, ct, parameter);
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }
}
