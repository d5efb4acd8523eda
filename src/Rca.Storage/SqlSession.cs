using System.Data.Common;

namespace Rca.Storage;

/// <summary>One connection for one operation. What a writing session did is undone unless it was committed.</summary>
abstract class SqlSession : IAsyncDisposable
{
    /// <summary>Runs the statements in order and maps the rows of the last one.</summary>
    public abstract Task<List<T>> QueryAsync<T>(IReadOnlyList<Statement> statements, Func<DbDataReader, T> map, CancellationToken cancellationToken);

    public abstract Task CommitAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    public Task<List<T>> QueryAsync<T>(Statement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        QueryAsync([statement], map, cancellationToken);

    public Task ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        QueryAsync(statements, static _ => 0, cancellationToken);

    protected static void Bind(DbParameterCollection parameters, Func<DbParameter> create, Statement statement, Func<object?, object?> convert)
    {
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = convert(value) ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }
}
