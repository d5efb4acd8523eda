using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One connection with one guarded, read-only transaction. Statements run through it alone, so that each is in the ledger.</summary>
sealed class PostgresSession : IAsyncDisposable
{
    const int OldestMajor = 12;
    const int TransactionTimeoutMajor = 17;

    readonly NpgsqlDataSource _source;
    readonly Ledger _ledger;
    readonly TimeProvider _clock;
    NpgsqlConnection? _connection;

    PostgresSession(NpgsqlDataSource source, Ledger ledger, TimeProvider clock) => (_source, _ledger, _clock) = (source, ledger, clock);

    /// <summary>The major version, which the server tells while connecting.</summary>
    public int Major => Connection.PostgreSqlVersion.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => Connection.ProcessID;

    NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("the session is not open");

    /// <exception cref="SourceFailureException">It cannot connect, or the server is too old.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var session = new PostgresSession(options.CreateSource(), ledger, clock);
        try
        {
            session._connection = await PostgresFailures.MapAsync(() => session._source.OpenConnectionAsync(ct).AsTask(), ct);
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

    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, int[]? parameter = null)
    {
        _ledger.Admit();
        var started = _clock.GetTimestamp();
        var status = "lost";
        long bytes = 0;
        try
        {
            await using var command = new NpgsqlCommand(statement.Text, Connection);
            if (parameter is not null) command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = parameter });
            var rows = await PostgresFailures.MapAsync(ReadAsync, ct, state => status = state);
            status = "ok";
            return rows;

            async Task<List<T>> ReadAsync()
            {
                var found = new List<T>();
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    bytes += RowSize.Of(reader);
                    found.Add(read(reader));
                }
                return found;
            }
        }
        finally
        {
            var duration = (long)_clock.GetElapsedTime(started).TotalMilliseconds;
            _ledger.Enter(new LedgerEntry(statement.Verb, statement.Name, status, bytes, duration, parameter is null ? null : "$1"));
        }
    }

    /// <summary>Ends the transaction in order; without it the server rolls back, which for a read is the same.</summary>
    public Task CommitAsync(CancellationToken ct) => RunAsync(SqlStatement.Commit, ct);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    async Task BeginAsync(CancellationToken ct)
    {
        await RunAsync(SqlStatement.Begin, ct);
        foreach (var guard in SqlStatement.Guards) await RunAsync(guard, ct);
        if (Major < TransactionTimeoutMajor) return;
        foreach (var guard in SqlStatement.GuardsFrom17) await RunAsync(guard, ct);
    }

    Task<IReadOnlyList<bool>> RunAsync(SqlStatement statement, CancellationToken ct) => QueryAsync(statement, _ => true, ct);
}
