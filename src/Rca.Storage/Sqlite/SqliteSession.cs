using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Rca.Storage;

sealed class SqliteSession(SqliteConnection connection, SqliteTransaction? transaction, SemaphoreSlim? release, bool keepOpen = false) : SqlSession
{
    public override async Task<List<T>> QueryAsync<T>(
        IReadOnlyList<Statement> statements, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        for (var n = 0; n < statements.Count; n++)
        {
            var statement = statements[n];
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Translate(statement.Sql);
            Bind(command.Parameters, command.CreateParameter, statement, static value => value switch
            {
                TimeSpan span => SqliteDatabase.Microseconds(span),
                DateTimeOffset time => SqliteDatabase.Microseconds(time),
                _ => value,
            });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (n == statements.Count - 1)
                    rows.Add(map(reader));
            }
        }

        return rows;
    }

    public override Task CommitAsync(CancellationToken cancellationToken) => transaction!.CommitAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
            if (!keepOpen)
                await connection.DisposeAsync();
        }
        finally
        {
            release?.Release();
        }
    }

    // One file holds one schema, and its writing transaction is the only one: neither a prefix nor a row lock is needed.
    static string Translate(string sql) =>
        sql.Replace("rca.", "", StringComparison.Ordinal).Replace("rca_state.", "", StringComparison.Ordinal).Replace("\nfor update", "", StringComparison.Ordinal)
            .Replace("\nfor share", "", StringComparison.Ordinal);
}
