using System.Data.Common;

namespace Rca.Storage;

/// <summary>What differs between the databases: connections, transactions, the schema, and the form of a time.</summary>
abstract class SqlDatabase : IAsyncDisposable
{
    /// <summary>The names of the tables in the schema.</summary>
    public abstract Statement SchemaTables { get; }

    /// <summary>Keeps others from creating the schema until the session ends.</summary>
    public abstract Statement LockSchema { get; }

    /// <summary>Lets one transaction at a time decide on the commands of a source.</summary>
    public abstract Statement LockSource(string source);

    /// <summary>The folder of its steps of the schema.</summary>
    public abstract string Dialect { get; }

    public abstract Task<SqlSession> ReadAsync(CancellationToken cancellationToken);

    public abstract Task<SqlSession> WriteAsync(CancellationToken cancellationToken);

    public abstract DateTimeOffset Time(DbDataReader row, int ordinal);

    public abstract ValueTask DisposeAsync();

    public async Task<List<T>> ReadAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var session = await ReadAsync(cancellationToken);
        return await session.QueryAsync(statement, map, cancellationToken);
    }

    /// <summary>Runs the statements in one transaction and maps the rows of the last one.</summary>
    public async Task<List<T>> WriteAsync<T>(IReadOnlyList<Statement> statements, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var session = await WriteAsync(cancellationToken);
        var rows = await session.QueryAsync(statements, map, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return rows;
    }

    public Task WriteAsync(Statement statement, CancellationToken cancellationToken) => WriteAsync([statement], static _ => 0, cancellationToken);
}
