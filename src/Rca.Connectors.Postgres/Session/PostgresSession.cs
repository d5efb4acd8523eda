using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    const int OldestMajor = 12;
    const int TransactionTimeoutMajor = 17;

    readonly LedgerConnection _connection;
    readonly CostMeter _cost;

    PostgresSession(LedgerConnection connection, Pauses pauses, TimeProvider clock) =>
        (_connection, Pauses, _cost) = (connection, pauses, new CostMeter(clock));

    /// <summary>The major version of the server.</summary>
    public int Major => _connection.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => _connection.ProcessId;

    /// <summary>How long may be waited between two transactions.</summary>
    public Pauses Pauses { get; }

    /// <summary>What this session has cost the server so far.</summary>
    public SelfCost Cost => _cost.Total();

    /// <exception cref="SourceFailureException">It cannot connect, or the server is too old.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct, Pauses? pauses = null)
    {
        pauses ??= new Pauses(time: null, SourceLimits.Default.NoProgress, clock);
        var session = new PostgresSession(await LedgerConnection.OpenAsync(options, ledger, clock, ct), pauses, clock);
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

    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null)
    {
        _cost.Count(statement);
        return _connection.QueryAsync(statement, read, ct, parameter);
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await RunAsync(SqlStatement.Commit, ct);
        _cost.Ended();
    }

    /// <summary>Ends the last transaction, and asks the server before what it cost.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        _cost.Told((await QueryAsync(SqlStatement.SelfCost, SelfCostRow.Read, ct)).Single());
        await CommitAsync(ct);
    }

    /// <summary>Begins a transaction, with all guards. The first one is begun on opening.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        _cost.Began();
        await RunAsync(SqlStatement.Begin, ct);
        foreach (var guard in SqlStatement.Guards) await RunAsync(guard, ct);
        if (Major < TransactionTimeoutMajor) return;
        foreach (var guard in SqlStatement.GuardsFrom17) await RunAsync(guard, ct);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    Task<IReadOnlyList<bool>> RunAsync(SqlStatement statement, CancellationToken ct) => QueryAsync(statement, _ => true, ct);
}
