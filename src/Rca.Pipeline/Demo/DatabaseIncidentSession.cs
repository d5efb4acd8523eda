using Npgsql;

namespace Rca.Pipeline.Demo;

/// <summary>One session of the incident's application, which may be left waiting inside a statement.</summary>
sealed class DatabaseIncidentSession : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly CancellationTokenSource _ending = new();
    Task _waiting = Task.CompletedTask;

    DatabaseIncidentSession(NpgsqlConnection connection) => _connection = connection;

    public int Pid => _connection.ProcessID;

    public static async Task<DatabaseIncidentSession> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return new DatabaseIncidentSession(connection);
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Sends a statement that will wait for a lock, and does not wait for its end.</summary>
    public void Leave(string sql) => _waiting = WaitAsync(sql, _ending.Token);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _waiting;
        await _connection.DisposeAsync();
        _ending.Dispose();
    }

    async Task WaitAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (Exception ended) when (ended is OperationCanceledException or NpgsqlException)
        {
            // The end of the incident is the only end that this statement is meant to have.
        }
    }
}
