using System.Data.Common;
using Npgsql;

namespace Rca.Storage;

sealed class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction? transaction) : SqlSession
{
    // One batch is one round trip. Each statement of it sees what was committed before that statement began, so also what a lock waited for.
    public override async Task<List<T>> QueryAsync<T>(
        IReadOnlyList<Statement> statements, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            Bind(command.Parameters, static () => new NpgsqlParameter(), statement, static value => value);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var _ in statements.SkipLast(1).Where(statement => statement.IsQuery))
            await reader.NextResultAsync(cancellationToken);

        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(map(reader));

        // To the end, where the errors of later statements are.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return rows;
    }

    public override Task CommitAsync(CancellationToken cancellationToken) => transaction!.CommitAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
