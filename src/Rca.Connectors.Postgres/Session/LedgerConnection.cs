using Npgsql;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>The only way of this connector to a server: one unpooled connection whose opening and whose every statement is in the ledger.</summary>
sealed class LedgerConnection : IAsyncDisposable, IDisposable
{
    readonly NpgsqlDataSource _source;
    readonly TimeProvider _clock;
    NpgsqlConnection? _connection;

    LedgerConnection(NpgsqlDataSource source, string address, Ledger ledger, TimeProvider clock) =>
        (_source, Address, Ledger, _clock, OpenedAt) = (source, address, ledger, clock, clock.GetTimestamp());

    /// <summary>The connection string that it was opened with: a secret.</summary>
    public string Address { get; }

    /// <summary>A timestamp of the clock.</summary>
    public long OpenedAt { get; }

    /// <summary>That of the collection which uses it now.</summary>
    public Ledger Ledger { private get; set; }

    /// <summary>The major version, which the server tells while connecting.</summary>
    public int Major => Opened.PostgreSqlVersion.Major;

    /// <summary>The process id that the other end gave us; a pooler gives one of its own.</summary>
    public int ProcessId => Opened.ProcessID;

    NpgsqlConnection Opened => _connection ?? throw new InvalidOperationException("the connection is not open");

    /// <exception cref="SourceFailureException">It cannot connect, or the request budget is used up.</exception>
    public static async Task<LedgerConnection> OpenAsync(string address, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        // Without type loading the driver sends nothing of its own to the server.
        var source = new NpgsqlDataSourceBuilder(address).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        var connection = new LedgerConnection(source, address, ledger, clock);
        try
        {
            using var entry = ledger.Admit(SqlStatement.ConnectVerb, SqlStatement.ConnectName, selector: null, clock);
            connection._connection = await PostgresFailures.MapAsync(() => source.OpenConnectionAsync(ct).AsTask(), ct, entry.Answer);
            entry.Answer("ok");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one statement to its end.</summary>
    /// <exception cref="SourceFailureException">The server refused it, the connection failed, or the request budget is used up.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlStatement statement, Func<NpgsqlDataReader, T> read, CancellationToken ct, NpgsqlParameter? parameter = null)
    {
        using var entry = Ledger.Admit(statement.Verb, statement.Name, parameter is null ? null : SqlStatement.ParameterName, _clock);
        await using var command = new NpgsqlCommand(statement.Text, Opened);
        if (parameter is not null) command.Parameters.Add(parameter);
        var rows = await PostgresFailures.MapAsync(ReadAsync, ct, entry.Answer);
        entry.Answer("ok");
        return rows;

        async Task<List<T>> ReadAsync()
        {
            var found = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                entry.Read(RowSize.Of(reader));
                found.Add(read(reader));
            }
            return found;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _source.Dispose();
    }
}
